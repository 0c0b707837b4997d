-- class: distributed by county. A village's month of work in figures, counted with its scorecard from the same entries.
create table work_village (
  county text collate "C" not null,
  village text collate "C" not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  organiser_entries integer not null, mediator_entries integer not null, collector_entries integer not null,
  publicist_entries integer not null, liaison_entries integer not null, service_entries integer not null,
  patrols integer not null, night_patrols integer not null, patrol_volunteers integer not null,
  plans integer not null, hazards_found integer not null, hazards_verified integer not null,
  alerts_published integer not null, disputes_noted integer not null, neighbour_disputes integer not null,
  mediations integer not null, mediations_settled integer not null, follow_ups integer not null,
  information_to_station integer not null, information_to_contact integer not null,
  information_used integer not null, information_merged integer not null, information_not_used integer not null,
  incidents_reported integer not null, registrations integer not null, registered_people integer not null,
  population_counts integer not null, analyses integer not null, village_profiles integer not null,
  law_classes integer not null, law_classes_for_youth integer not null, law_class_attendance integer not null,
  publicity integer not null, leaflets integer not null, publicity_people integer not null,
  counselling integer not null, counselled_people integer not null, visits integer not null,
  households_visited integer not null, diaries integer not null, handouts integer not null,
  contact_cards integer not null, contact_boards integer not null, service_jobs integer not null,
  service_jobs_done integer not null, requests_made integer not null, requests_solved integer not null,
  -- entries of the month by campaign
  campaigns jsonb not null,
  primary key (county, village, month),
  check (county = left(village, 6))
);
create index work_village_month on work_village (month, village);
alter table work_village enable row level security;
alter table work_village force row level security;
create policy scope on work_village
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
-- what was settled in a month
create index case_closed on "case" (closed_at) where closed_at is not null;
-- cards that were counted before this table came are counted once more
set local app.lo = '';
set local app.hi = '~';
insert into scorecard_dirty (county, village, month, mark)
  select county, village, month, 16 from scorecard_village order by county, village, month
  on conflict (county, village, month) do nothing;
