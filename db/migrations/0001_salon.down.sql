drop table staff_skill, service_need, service, service_category, staff_hours, staff, resource, vat_rate, closure,
  opening_hours, terms_version, booking_rules, salon;
drop extension btree_gist;
