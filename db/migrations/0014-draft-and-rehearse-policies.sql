-- class: reference. What a bureau changed about what is asked, one row per change, for the people who are held to it; the audit
-- log has the same for the auditor. A policy (`policy_id`) or a village's own threshold (`duty`).
create table policy_change (
  id uuid primary key,
  at timestamptz(3) not null,
  changed_by uuid,
  area text collate "C" not null references area (id),
  -- a threshold's first and last month are kept as their first days
  from_day date not null,
  to_day date,
  policy_id text,
  policy_version integer,
  duty text,
  threshold integer check (threshold >= 0),
  check ((policy_id is null) = (policy_version is null)),
  check ((policy_id is null) <> (duty is null)),
  check ((duty is null) = (threshold is null))
);
create index policy_change_area on policy_change (area, at);

-- A change of policy that is being prepared: it may have faults, and can be left and resumed by anyone of the bureau.
create table policy_draft (
  id uuid primary key,
  area text collate "C" not null references area (id),
  document jsonb not null,
  thresholds jsonb not null,
  from_day date,
  revision integer not null check (revision > 0),
  changed_by uuid,
  changed_at timestamptz(3) not null
);

-- What a month would have looked like under a draft. `heard_at`: a process that died at it gives it up after a while.
create table policy_rehearsal (
  id uuid primary key,
  area text collate "C" not null references area (id),
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  document jsonb not null,
  thresholds jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  villages_done integer not null,
  villages_of integer not null,
  result jsonb,
  started_by uuid not null,
  started_at timestamptz(3) not null,
  heard_at timestamptz(3) not null
);
