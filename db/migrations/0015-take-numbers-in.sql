-- class: reference. How a station's own sheets are read: which column is what, which village a spelling means. For next month.
create table number_matching (
  -- a station's or a bureau's area
  owner text not null,
  purpose text not null check (purpose in ('caseCounts', 'populationCount', 'history')),
  matching jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz(3) not null,
  primary key (owner, purpose)
);

-- class: distributed by county. Lines of old ledgers: kept apart from the journals, in no figure, no case and no scorecard.
create table history_line (
  county text collate "C" not null,
  village text collate "C" not null,
  id uuid not null,
  -- the import it came with: a wrong one is taken back whole
  import uuid not null,
  ledger text not null,
  happened_on date not null,
  quantity integer check (quantity >= 0),
  text text,
  source text not null,
  imported_by uuid not null,
  imported_at timestamptz(3) not null,
  primary key (county, village, id),
  check (county = left(village, 6))
);
create index history_line_happened on history_line (county, village, happened_on desc, id);
create index history_line_import on history_line (county, import);
create index history_line_text on history_line (county, happened_on) where text is not null;
alter table history_line enable row level security;
alter table history_line force row level security;
create policy scope on history_line
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
