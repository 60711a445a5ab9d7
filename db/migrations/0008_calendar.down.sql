drop function cover_absences(uuid, date[]);
drop policy about_a_visit on audit_entry;
alter table appointment drop column state_at;
