-- class: distributed by county. `county` comes first in every key, is a plain column and is never updated.
create table journal_head (
  county text collate "C" not null,
  village text collate "C" not null,
  number integer not null check (number >= 0),
  digest text not null,
  primary key (county, village),
  check (county = left(village, 6))
);

create table entry (
  county text collate "C" not null,
  village text collate "C" not null,
  number integer not null check (number > 0),
  id uuid not null,
  kind text not null,
  -- officer id, `villager` or `system`
  author text not null,
  with_officers uuid[],
  on_behalf_of uuid,
  occurred_at timestamptz(3) not null,
  occurred_on date not null,
  recorded_at timestamptz(3) not null,
  on_site boolean not null,
  about uuid,
  campaign uuid,
  -- without the typed strings: those live in entry_text
  body jsonb not null,
  text_digests jsonb not null,
  sealed_digest text,
  files jsonb,
  received_at timestamptz(3) not null,
  digest text not null,
  primary key (county, village, number),
  unique (county, village, id),
  check (county = left(village, 6))
);
create index entry_occurred on entry (county, village, occurred_on);
create index entry_about on entry (county, village, about) where about is not null;
create index entry_amendment on entry (county, village) where body ? 'changes';
create index entry_perform_on on entry (county, village, (body ->> 'performOn')) where body ? 'performOn';
create index entry_body_month on entry (county, village, (body ->> 'month')) where body ? 'month';

-- Written with its entry by the append alone: a foreign key would look each row up again, at a third of the append's cost.
create table entry_text (
  county text collate "C" not null,
  village text collate "C" not null,
  number integer not null,
  pointer text not null,
  salt bytea not null,
  text text not null,
  primary key (county, village, number, pointer),
  check (county = left(village, 6))
);

-- Personal details: AES-256-GCM; salt and details are inside the ciphertext, so expiry removes both.
create table sealed (
  county text collate "C" not null,
  village text collate "C" not null,
  number integer not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  primary key (county, village, number),
  check (county = left(village, 6))
);

create table held (
  county text collate "C" not null,
  village text collate "C" not null,
  id uuid not null,
  officer uuid not null,
  code text not null,
  skew_seconds integer,
  -- the entry as sent, without its sealed part
  entry jsonb not null,
  sealed_key_id text,
  sealed_nonce bytea,
  sealed_ciphertext bytea,
  received_at timestamptz(3) not null,
  decision text check (decision in ('accept', 'return')),
  decided_by uuid,
  decided_at timestamptz(3),
  reason text,
  primary key (county, village, id),
  check (county = left(village, 6))
);
create index held_open on held (county, village) where decision is null;

-- class: distributed by id. The one table keyed by id alone: ids are unique in the whole system.
create table entry_place (
  id uuid primary key,
  county text collate "C" not null,
  village text collate "C" not null,
  held boolean not null,
  check (county = left(village, 6))
);
