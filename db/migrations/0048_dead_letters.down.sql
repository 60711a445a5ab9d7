drop function rerun_vendor_event(uuid, text);
drop function waiting_vendor_events(uuid, timestamptz);
