-- class: reference. Forms a bureau fills by the month, as uploaded; every version is kept until the form is removed.
create table report_form (
  id uuid not null,
  version integer not null check (version > 0),
  area text collate "C" not null references area (id),
  name text not null,
  format text not null check (format in ('xlsx', 'docx')),
  -- null once the form was removed
  content bytea,
  uploaded_by uuid not null,
  uploaded_at timestamptz(3) not null,
  primary key (id, version)
);
create index report_form_area on report_form (area);
