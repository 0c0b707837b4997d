-- class: local. Append-only for the application role (it may insert and select, nothing else).
create table audit (
  id uuid primary key,
  at timestamptz(3) not null,
  -- officer id, or `system`, `public`
  account text not null,
  session text,
  action text not null,
  village text collate "C",
  target text,
  reason text,
  request text,
  -- rows of one transaction become visible together; sealing takes only what is below the snapshot's xmin
  tx xid8 not null default pg_current_xact_id()
);
create index audit_at on audit (at);
create index audit_account on audit (account, at);
create index audit_village on audit (village, at);
create index audit_tx on audit (tx, id);

-- class: local. Batch by batch: digest over the previous digest and the rows.
create table audit_seal (
  number integer primary key,
  from_tx xid8 not null,
  to_tx xid8 not null,
  rows integer not null,
  digest text not null,
  sealed_at timestamptz(3) not null
);
