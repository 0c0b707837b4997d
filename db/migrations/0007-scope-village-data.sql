-- Row-level security: a range over the village, set by SET LOCAL in each transaction; unset means no row.
-- A range costs nothing beside an index scan; LIKE or a sub-select is hundreds of times slower.
alter table journal_head enable row level security;
alter table journal_head force row level security;
create policy scope on journal_head
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table entry enable row level security;
alter table entry force row level security;
create policy scope on entry
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table entry_text enable row level security;
alter table entry_text force row level security;
create policy scope on entry_text
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table sealed enable row level security;
alter table sealed force row level security;
create policy scope on sealed
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table held enable row level security;
alter table held force row level security;
create policy scope on held
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table entry_place enable row level security;
alter table entry_place force row level security;
create policy scope on entry_place
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table "case" enable row level security;
alter table "case" force row level security;
create policy scope on "case"
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table scorecard_posting enable row level security;
alter table scorecard_posting force row level security;
create policy scope on scorecard_posting
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table scorecard_village enable row level security;
alter table scorecard_village force row level security;
create policy scope on scorecard_village
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table scorecard_dirty enable row level security;
alter table scorecard_dirty force row level security;
create policy scope on scorecard_dirty
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
alter table month_closing enable row level security;
alter table month_closing force row level security;
create policy scope on month_closing
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));
