drop function overdue_requests(timestamptz);
drop index appointment_requests;
alter table appointment
  drop constraint appointment_request_ended,
  drop constraint appointment_requested_has_deadline,
  drop constraint appointment_request_has_deadline,
  drop column request_end,
  drop column answer_by,
  drop column requested_at,
  drop column on_request;
alter table booking_rules drop column request_hours;
alter table service drop column on_request;
