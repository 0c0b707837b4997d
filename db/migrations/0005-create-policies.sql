-- class: reference.
create table policy (
  id text not null,
  version integer not null,
  document jsonb not null,
  applied_by uuid,
  applied_at timestamptz(3) not null,
  primary key (id, version)
);

create table policy_force (
  area text collate "C" not null references area (id),
  from_day date not null,
  to_day date check (to_day >= from_day),
  policy_id text not null,
  policy_version integer not null,
  primary key (area, from_day),
  foreign key (policy_id, policy_version) references policy (id, version)
);

create table village_threshold (
  village text collate "C" not null references area (id),
  duty text not null,
  from_month text not null check (from_month ~ '^\d{4}-\d{2}$'),
  to_month text check (to_month ~ '^\d{4}-\d{2}$'),
  threshold integer not null check (threshold >= 0),
  set_by uuid,
  primary key (village, duty, from_month)
);

create table campaign (
  id uuid primary key,
  name text not null,
  area text collate "C" not null references area (id),
  from_day date not null,
  to_day date not null check (to_day >= from_day)
);

-- class: local. The last day a phone of this officer pushed or pulled, for `heardFrom`.
create table heard (
  officer uuid not null,
  day date not null,
  at timestamptz(3) not null,
  primary key (officer, day)
);
