drop policy read_by_a_job on move_offer;
drop policy read_by_a_job on consent;
drop policy read_by_a_job on blocked_time;
drop policy read_by_a_job on absence;
revoke select on absence, blocked_time, consent, move_offer from schnittwerk_jobs;
delete from consent where purpose = 'reminders';
alter table consent drop constraint consent_purpose_check,
  add constraint consent_purpose_check check (purpose in ('news', 'health_notes'));
drop table day_sheet_mail;
drop table reminder_call;
drop table reminder;
drop table message_rules;
alter table outbox_mail drop column file_body, drop column file_type, drop column file_name;
drop index appointment_ahead;
alter table appointment drop column moved_at;
alter table service drop column late_fee_percent, drop column cancel_cutoff_minutes;
