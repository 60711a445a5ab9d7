alter table appointment drop constraint appointment_salon_id_customer_id_fkey;
drop table occupancy, appointment_item, customer, appointment, blocked_time, absence, calendar_day;
