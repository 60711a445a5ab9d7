drop table worker_heartbeat, outbox_mail, audit_entry;
