drop function calendar_versions(uuid, date, date);
