-- class: distributed by county. What was open in a village when a posting was handed over: ids, no content.
create table handover (
  county text collate "C" not null,
  village text collate "C" not null,
  id uuid not null,
  -- the posting that ended and the one that began
  closed uuid not null,
  opened uuid not null,
  on_day date not null,
  -- cases that waited for someone, by kind: {"dispute": ["…"], …}
  open_cases jsonb not null,
  -- entries of the leaving officer that waited for the station's decision
  held_entries jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (county, village, id),
  check (county = left(village, 6))
);
create index handover_closed on handover (county, village, closed);
create index handover_opened on handover (county, village, opened);
alter table handover enable row level security;
alter table handover force row level security;
create policy scope on handover
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
