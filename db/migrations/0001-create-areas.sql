-- class: reference. Areas, stations and people are small, read everywhere and belong to no single county's shard.
create table area (
  id text collate "C" primary key check (id ~ '^[0-9A-Z]{2}([0-9A-Z]{2}([0-9A-Z]{2}([0-9A-Z]{3}([0-9A-Z]{3})?)?)?)?$'),
  parent text collate "C" references area (id),
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  type text check (type in ('village', 'community', 'other')),
  official_code text collate "C",
  -- closed villages keep their journal; a successor continues it (kind `continuation`)
  closed_on date,
  successor text collate "C" references area (id),
  origin text not null,
  check ((level = 'village') = (type is not null))
);
create index area_parent on area (parent);
create index area_successor on area (successor) where successor is not null;
-- of a closed village and its successor both may carry the code; the open one answers to it
create unique index area_official_code on area (official_code) where official_code is not null and closed_on is null;

-- When a village is in the scheme (coverage counts it); both days inclusive.
create table scheme_period (
  area text collate "C" not null references area (id),
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (area, from_day)
);

create table station (
  id text collate "C" primary key,
  name text not null,
  duty_phone text
);

create table station_village (
  village text collate "C" not null references area (id),
  from_day date not null,
  to_day date check (to_day >= from_day),
  station text collate "C" not null references station (id),
  primary key (village, from_day)
);
create index station_village_station on station_village (station);
