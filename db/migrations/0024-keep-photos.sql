-- class: distributed by county. A photo without anything but the picture, sealed; by the digest of the bytes as sent.
create table file (
  county text collate "C" not null,
  village text collate "C" not null,
  sha256 text not null,
  type text not null,
  -- of the bytes as sent
  size integer not null check (size > 0),
  received_at timestamptz(3) not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  primary key (county, village, sha256),
  check (county = left(village, 6))
);
-- ciphertext does not compress
alter table file alter column ciphertext set storage external;
-- a file is asked for by its digest in all villages someone reaches
create index file_digest on file (sha256);
alter table file enable row level security;
alter table file force row level security;
create policy scope on file
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));

-- What has come so far of a photo that someone is sending, sealed part by part; gone when the photo is whole.
create table file_part (
  county text collate "C" not null,
  village text collate "C" not null,
  officer uuid not null,
  sha256 text not null,
  from_byte integer not null check (from_byte >= 0),
  length integer not null check (length > 0),
  -- of the whole photo as sent
  size integer not null check (size > 0),
  received_at timestamptz(3) not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  primary key (county, village, officer, sha256, from_byte),
  check (county = left(village, 6))
);
alter table file_part alter column ciphertext set storage external;
alter table file_part enable row level security;
alter table file_part force row level security;
create policy scope on file_part
  using (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true))
  with check (village >= current_setting('app.lo', true) and village < current_setting('app.hi', true));

-- The entries of a village that have photos. An index by digest would not be used: what asks within jsonb is not leakproof, so
-- row-level security comes first.
create index entry_files on entry (county, village) where files is not null;
