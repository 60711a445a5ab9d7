drop function
  slot_versions(uuid, date, date),
  busy_time(uuid, date[], timestamptz, uuid),
  sweep_expired_holds(uuid, date[], timestamptz),
  overdue_holds(timestamptz),
  salon_at_host(text),
  salon_by_slug(text),
  enqueue_job(text, json, text, int, timestamptz);
