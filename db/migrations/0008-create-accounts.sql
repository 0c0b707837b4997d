-- class: local. Sign-in: the tables of better-auth (names and columns are its own, in snake case) and what stands around them.
-- `id` is the officer's id; `email` is required by the library and never an address anyone could write to.
create table auth_user (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default true,
  image text,
  username text collate "C" unique,
  two_factor_enabled boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table auth_session (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz(3) not null,
  -- kept empty: no trace of where officers were
  ip_address text check (ip_address = ''),
  user_agent text,
  -- how it came about: `password`, `provider` (single sign-on), `issued` (simulator)
  signed_in_by text not null default 'password',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index auth_session_user on auth_session (user_id);
create index auth_session_expiry on auth_session (expires_at);

create table auth_account (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  -- `credential` (password) or the single sign-on provider
  provider_id text not null,
  account_id text not null,
  password text,
  -- tokens of the provider are not kept
  access_token text check (access_token is null),
  refresh_token text check (refresh_token is null),
  id_token text check (id_token is null),
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index auth_verification_identifier on auth_verification (identifier);
create index auth_verification_expiry on auth_verification (expires_at);

create table auth_two_factor (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz(3)
);
create index auth_two_factor_user on auth_two_factor (user_id);

-- Failed sign-ins in a row, by the name tried: also names that belong to nobody, so that both answer alike.
create table sign_in_failure (
  -- SHA-256 of the name, lower case: what strangers type here is not kept
  name_digest text primary key,
  failures integer not null,
  blocked_until timestamptz(3) not null,
  last_at timestamptz(3) not null
);

-- Roles that must sign in with a second factor.
create table two_factor_rule (
  role text primary key,
  required boolean not null,
  set_by uuid not null,
  set_at timestamptz(3) not null
);
