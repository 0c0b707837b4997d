-- Whoever stands in for a whole unit may differ from village to village: {village: officer}, before `substitute`.
alter table absence add column substitutes jsonb not null default '{}';
