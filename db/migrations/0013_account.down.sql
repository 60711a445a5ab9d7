drop function contact_of_visit(uuid, uuid);
drop index appointment_visits_by_visitor;
