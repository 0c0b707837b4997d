-- Searching the audit log, newest first, at ten million lines: by action, and by what was touched.
create index audit_action on audit (action, at);
create index audit_target on audit (target, at) where target is not null;

-- class: local. A check of journals and audit log, worked off step by step; any process goes on with it.
create table verification (
  id uuid primary key,
  -- journals below this area; empty: all
  area text collate "C" not null default '',
  -- the audit log, too
  log boolean not null,
  -- officer id, or `system`
  asked_by text not null,
  asked_at timestamptz(3) not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  started_at timestamptz(3),
  ended_at timestamptz(3),
  -- a process is at it until then
  leased_until timestamptz(3),
  done integer not null default 0,
  steps integer not null default 0,
  -- how far the audit log's chain was followed, and what was found
  followed jsonb,
  intact boolean,
  -- the signed document, byte for byte
  proof text
);
create index verification_asked on verification (asked_at desc, id desc);

-- class: local. What checking one journal came to.
create table verified_journal (
  verification uuid not null references verification (id) on delete cascade,
  village text collate "C" not null,
  number integer not null,
  digest text not null,
  erased integer not null,
  bad_number integer,
  bad_why text,
  primary key (verification, village)
);

-- Audit lines past their retention: the application cannot delete one by itself, and through this none younger than half a
-- year (网络安全法 art. 21). Their seals stay, so that the chain still verifies.
create function expire_audit(before timestamptz) returns bigint language sql security definer
  set search_path = public, pg_temp
  as $$ with gone as (delete from audit where tx <= (select to_tx from audit_seal
    where sealed_at < least(before, now() - interval '6 months') order by number desc limit 1) returning 1)
    select count(*) from gone $$;
