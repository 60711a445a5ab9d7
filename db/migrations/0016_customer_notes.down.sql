drop table customer_health_note, customer_note;
drop index customer_by_name;
