-- class: distributed by county. A township's month summed from its cards, so that a city's page adds up a hundred rows and a
-- province's a thousand; it can be made again from them.
create table scorecard_township (
  county text collate "C" not null,
  township text collate "C" not null check (length(township) = 9),
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  villages integer not null,
  -- each: rows met, open, missed, exempt, aim; required, done; rows that have the duty
  village_days integer[] not null,
  household_visits integer[] not null,
  information_passed integer[] not null,
  contact_briefed integer[] not null,
  information_answered integer[] not null,
  alert_published integer[] not null,
  monthly_analysis integer[] not null,
  law_class integer[] not null,
  incident_prompt integer[] not null,
  dispute_same_day integer[] not null,
  dispute_in_village integer[] not null,
  hazard_repaired integer[] not null,
  primary key (county, township, month),
  check (county = left(township, 6))
);
create index scorecard_township_month on scorecard_township (month, township);
-- the owner stands under the policies too
set local app.lo = '';
set local app.hi = '~';
insert into scorecard_township
  select v.county, v.township, v.month, v.villages,
    coalesce(p.village_days, array_fill(0, array[8])), coalesce(p.household_visits, array_fill(0, array[8])), coalesce(p.information_passed, array_fill(0, array[8])), coalesce(p.contact_briefed, array_fill(0, array[8])),
    v.information_answered, v.alert_published, v.monthly_analysis, v.law_class, v.incident_prompt, v.dispute_same_day, v.dispute_in_village, v.hazard_repaired
  from (
    select county, left(village, 9) as township, month, count(*)::int as villages,
      array[count(*) filter (where information_answered_state = 'met'), count(*) filter (where information_answered_state = 'open'), count(*) filter (where information_answered_state = 'missed'), count(*) filter (where information_answered_state = 'exempt'), count(*) filter (where information_answered_state = 'aim'),
      coalesce(sum(information_answered_required), 0), coalesce(sum(information_answered_done), 0), count(information_answered_state)]::int[] as information_answered,
      array[count(*) filter (where alert_published_state = 'met'), count(*) filter (where alert_published_state = 'open'), count(*) filter (where alert_published_state = 'missed'), count(*) filter (where alert_published_state = 'exempt'), count(*) filter (where alert_published_state = 'aim'),
      coalesce(sum(alert_published_required), 0), coalesce(sum(alert_published_done), 0), count(alert_published_state)]::int[] as alert_published,
      array[count(*) filter (where monthly_analysis_state = 'met'), count(*) filter (where monthly_analysis_state = 'open'), count(*) filter (where monthly_analysis_state = 'missed'), count(*) filter (where monthly_analysis_state = 'exempt'), count(*) filter (where monthly_analysis_state = 'aim'),
      coalesce(sum(monthly_analysis_required), 0), coalesce(sum(monthly_analysis_done), 0), count(monthly_analysis_state)]::int[] as monthly_analysis,
      array[count(*) filter (where law_class_state = 'met'), count(*) filter (where law_class_state = 'open'), count(*) filter (where law_class_state = 'missed'), count(*) filter (where law_class_state = 'exempt'), count(*) filter (where law_class_state = 'aim'),
      coalesce(sum(law_class_required), 0), coalesce(sum(law_class_done), 0), count(law_class_state)]::int[] as law_class,
      array[count(*) filter (where incident_prompt_state = 'met'), count(*) filter (where incident_prompt_state = 'open'), count(*) filter (where incident_prompt_state = 'missed'), count(*) filter (where incident_prompt_state = 'exempt'), count(*) filter (where incident_prompt_state = 'aim'),
      coalesce(sum(incident_prompt_required), 0), coalesce(sum(incident_prompt_done), 0), count(incident_prompt_state)]::int[] as incident_prompt,
      array[count(*) filter (where dispute_same_day_state = 'met'), count(*) filter (where dispute_same_day_state = 'open'), count(*) filter (where dispute_same_day_state = 'missed'), count(*) filter (where dispute_same_day_state = 'exempt'), count(*) filter (where dispute_same_day_state = 'aim'),
      coalesce(sum(dispute_same_day_required), 0), coalesce(sum(dispute_same_day_done), 0), count(dispute_same_day_state)]::int[] as dispute_same_day,
      array[count(*) filter (where dispute_in_village_state = 'met'), count(*) filter (where dispute_in_village_state = 'open'), count(*) filter (where dispute_in_village_state = 'missed'), count(*) filter (where dispute_in_village_state = 'exempt'), count(*) filter (where dispute_in_village_state = 'aim'),
      coalesce(sum(dispute_in_village_required), 0), coalesce(sum(dispute_in_village_done), 0), count(dispute_in_village_state)]::int[] as dispute_in_village,
      array[count(*) filter (where hazard_repaired_state = 'met'), count(*) filter (where hazard_repaired_state = 'open'), count(*) filter (where hazard_repaired_state = 'missed'), count(*) filter (where hazard_repaired_state = 'exempt'), count(*) filter (where hazard_repaired_state = 'aim'),
      coalesce(sum(hazard_repaired_required), 0), coalesce(sum(hazard_repaired_done), 0), count(hazard_repaired_state)]::int[] as hazard_repaired
    from scorecard_village group by 1, 2, 3
  ) v left join (
    select county, left(village, 9) as township, month,
      array[count(*) filter (where village_days_state = 'met'), count(*) filter (where village_days_state = 'open'), count(*) filter (where village_days_state = 'missed'), count(*) filter (where village_days_state = 'exempt'), count(*) filter (where village_days_state = 'aim'),
      coalesce(sum(village_days_required), 0), coalesce(sum(village_days_done), 0), count(village_days_state)]::int[] as village_days,
      array[count(*) filter (where household_visits_state = 'met'), count(*) filter (where household_visits_state = 'open'), count(*) filter (where household_visits_state = 'missed'), count(*) filter (where household_visits_state = 'exempt'), count(*) filter (where household_visits_state = 'aim'),
      coalesce(sum(household_visits_required), 0), coalesce(sum(household_visits_done), 0), count(household_visits_state)]::int[] as household_visits,
      array[count(*) filter (where information_passed_state = 'met'), count(*) filter (where information_passed_state = 'open'), count(*) filter (where information_passed_state = 'missed'), count(*) filter (where information_passed_state = 'exempt'), count(*) filter (where information_passed_state = 'aim'),
      coalesce(sum(information_passed_required), 0), coalesce(sum(information_passed_done), 0), count(information_passed_state)]::int[] as information_passed,
      array[count(*) filter (where contact_briefed_state = 'met'), count(*) filter (where contact_briefed_state = 'open'), count(*) filter (where contact_briefed_state = 'missed'), count(*) filter (where contact_briefed_state = 'exempt'), count(*) filter (where contact_briefed_state = 'aim'),
      coalesce(sum(contact_briefed_required), 0), coalesce(sum(contact_briefed_done), 0), count(contact_briefed_state)]::int[] as contact_briefed
    from scorecard_posting group by 1, 2, 3
  ) p on p.county = v.county and p.township = v.township and p.month = v.month;
alter table scorecard_township enable row level security;
alter table scorecard_township force row level security;
create policy scope on scorecard_township
  using (township >= current_setting('app.lo', true) and township < current_setting('app.hi', true))
  with check (township >= current_setting('app.lo', true) and township < current_setting('app.hi', true));

-- The phones heard of lately are those of a day or two, among years of days.
create index heard_day on heard (day, officer);
