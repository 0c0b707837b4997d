-- Sessions that someone ended before their time: a phone that asks with one is told so, and takes off what it pulled.
-- class: local.
create table ended_session (
  -- SHA-256, hex: the token itself opens nothing any more, and lies nowhere
  token_digest text primary key,
  ended_at timestamptz(3) not null
);
create index ended_session_age on ended_session (ended_at);
