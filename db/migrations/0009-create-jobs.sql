-- class: local. What runs by itself at set times: for which time it last ran, and until when a process is at it.
create table job (
  name text primary key,
  done_for timestamptz(3),
  leased_until timestamptz(3)
);
