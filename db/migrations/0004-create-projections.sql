-- class: distributed by county. All of it can be made again from the journals.
create table "case" (
  county text collate "C" not null,
  village text collate "C" not null,
  -- id of the opening entry
  id uuid not null,
  kind text not null,
  state text not null,
  -- still waits for someone: what the filter `state=open` means
  waiting boolean not null,
  waiting_for text,
  harm boolean not null,
  opened_at timestamptz(3) not null,
  due_at timestamptz(3),
  due_provisional boolean not null,
  -- when it stopped waiting last: retention counts from here
  closed_at timestamptz(3),
  -- the next instant at which the state changes by itself: an alert that ends
  changes_at timestamptz(3),
  opening_number integer not null,
  last_number integer not null,
  primary key (county, village, id),
  check (county = left(village, 6))
);
create index case_waiting on "case" (county, village, due_at) where waiting;
create index case_village on "case" (village, opened_at desc, id);
-- the latest of a whole city or county
create index case_opened on "case" (opened_at desc, id desc);
create index case_changes on "case" (changes_at) where changes_at is not null;

create table scorecard_posting (
  county text collate "C" not null,
  village text collate "C" not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  officer uuid not null,
  posting text not null check (posting in ('contact', 'resident', 'auxiliary', 'acting')),
  village_days_required integer, village_days_done integer, village_days_state text, village_days_late integer,
  household_visits_required integer, household_visits_done integer, household_visits_state text, household_visits_late integer,
  information_passed_required integer, information_passed_done integer, information_passed_state text, information_passed_late integer,
  contact_briefed_required integer, contact_briefed_done integer, contact_briefed_state text, contact_briefed_late integer,
  primary key (county, village, month, officer, posting),
  check (county = left(village, 6))
);
create index scorecard_posting_month on scorecard_posting (month, village);

create table scorecard_village (
  county text collate "C" not null,
  village text collate "C" not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  information_answered_required integer, information_answered_done integer, information_answered_state text, information_answered_late integer,
  alert_published_required integer, alert_published_done integer, alert_published_state text, alert_published_late integer,
  monthly_analysis_required integer, monthly_analysis_done integer, monthly_analysis_state text, monthly_analysis_late integer,
  law_class_required integer, law_class_done integer, law_class_state text, law_class_late integer,
  incident_prompt_required integer, incident_prompt_done integer, incident_prompt_state text, incident_prompt_late integer,
  dispute_same_day_required integer, dispute_same_day_done integer, dispute_same_day_state text, dispute_same_day_late integer,
  dispute_in_village_required integer, dispute_in_village_done integer, dispute_in_village_state text, dispute_in_village_late integer,
  hazard_repaired_required integer, hazard_repaired_done integer, hazard_repaired_state text, hazard_repaired_late integer,
  policy_id text not null,
  policy_version integer not null,
  as_of timestamptz(3) not null,
  -- the next instant at which the result changes by itself
  changes_at timestamptz(3),
  closed_at timestamptz(3),
  primary key (county, village, month),
  check (county = left(village, 6))
);
create index scorecard_village_month on scorecard_village (month, village);
create index scorecard_village_changes on scorecard_village (changes_at) where changes_at is not null;

-- A card that must be counted again. Each mark writes a fresh value: see docs/decisions/0003.
create table scorecard_dirty (
  county text collate "C" not null,
  village text collate "C" not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  mark bigint not null,
  primary key (county, village, month),
  check (county = left(village, 6))
);

-- What a closed month was judged by; the card no longer moves.
create table month_closing (
  county text collate "C" not null,
  village text collate "C" not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  closed_at timestamptz(3) not null,
  -- {policy, postings, absences} as they stood
  inputs jsonb not null,
  primary key (county, village, month),
  check (county = left(village, 6))
);
