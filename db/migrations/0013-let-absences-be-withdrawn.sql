-- An absence recorded or proposed by mistake is taken back, not refused: the two are told apart.
alter table absence drop constraint absence_state_check;
alter table absence add constraint absence_state_check check (state in ('proposed', 'approved', 'declined', 'withdrawn'));
