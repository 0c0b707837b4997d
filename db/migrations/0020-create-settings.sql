-- class: local. What a deployment decides while it runs; what the machine is and reaches stands in its environment.
create table setting (
  name text primary key,
  value jsonb not null,
  set_by uuid not null,
  set_at timestamptz(3) not null
);

-- class: local. Who outside is told that something waits; never what was written, never a person.
create table webhook (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu', 'generic')),
  -- shown; the whole address often is the password, so it is sealed with the secret
  host text not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  -- whose events; empty: all
  area text collate "C" not null default '',
  events text[] not null,
  language text not null check (language in ('zh', 'en')),
  active boolean not null,
  made_by uuid not null,
  made_at timestamptz(3) not null
);

-- class: local. Each told once; kept for a month.
create table webhook_delivery (
  id uuid primary key,
  webhook uuid not null references webhook (id) on delete cascade,
  event text not null,
  -- what it is about, so that nobody is told twice
  subject text not null,
  -- place, number, time: {village, name, count, due}
  facts jsonb not null,
  made_at timestamptz(3) not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz(3) not null,
  -- HTTP status of the last attempt, and why it did not do
  status integer,
  fault text,
  sent_at timestamptz(3),
  unique (webhook, event, subject)
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'waiting';
create index webhook_delivery_made on webhook_delivery (webhook, made_at desc);
