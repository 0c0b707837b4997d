-- class: reference.
create table officer (
  id uuid primary key,
  badge text not null unique,
  name text not null,
  work_phone text,
  unit text,
  grade text not null default 'police' check (grade in ('police', 'auxiliary')),
  created_at timestamptz(3) not null,
  left_on date
);
create index officer_unit on officer (unit);

create table role_grant (
  officer uuid not null references officer (id),
  role text not null check (role in
    ('officer', 'station', 'unit', 'bureau', 'committee', 'patrolLeader', 'admin', 'auditor')),
  -- station id, city or county, village, team or unit; empty for roles without an area
  area text collate "C" not null default '',
  primary key (officer, role, area)
);

create table team (
  id text collate "C" primary key,
  village text collate "C" not null references area (id),
  name text not null
);

create table assignment (
  id uuid primary key,
  officer uuid not null references officer (id),
  village text collate "C" not null references area (id),
  duty text not null check (duty in ('resident', 'contact', 'auxiliary', 'acting')),
  lead boolean not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- an acting posting stands in for this one
  stands_in_for uuid references assignment (id),
  absence uuid,
  created_at timestamptz(3) not null
);
create index assignment_village on assignment (village, officer);
create index assignment_officer on assignment (officer);

create table absence (
  id uuid primary key,
  officer uuid references officer (id),
  unit text,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  kind text not null check (kind in ('leave', 'duty', 'secondment')),
  substitute uuid references officer (id),
  state text not null check (state in ('proposed', 'approved', 'declined')),
  -- empty: imported by the operator
  proposed_by uuid references officer (id),
  decided_by uuid references officer (id),
  reason text,
  created_at timestamptz(3) not null,
  check ((officer is null) <> (unit is null))
);
create index absence_officer on absence (officer);
create index absence_unit on absence (unit);

create table duty_roster (
  station text collate "C" not null references station (id),
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null check (to_at > from_at),
  officer uuid not null references officer (id),
  post text not null check (post in ('onCall', 'lead')),
  primary key (station, from_at, officer)
);
