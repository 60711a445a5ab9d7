-- Append-only: the application's role may insert and nothing else.
create table audit_entry (
  salon_id uuid not null references salon,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  target_kind text not null,
  target_id uuid not null,
  reason text,
  data jsonb not null default '{}',
  request_id text,
  primary key (salon_id, id)
);
create index audit_entry_by_target on audit_entry (salon_id, target_id, at);
create index audit_entry_by_time on audit_entry (salon_id, at);

-- A letter is rendered when it is posted, in the transaction of what it tells; repeating it sends the same bytes.
create table outbox_mail (
  salon_id uuid not null,
  id uuid not null,
  kind text not null,
  appointment_id uuid not null,
  recipient text not null,
  locale text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  calendar_ics text,
  status text not null default 'queued' check (status in ('queued', 'sent', 'parked')),
  attempts int not null default 0,
  created_at timestamptz not null,
  first_attempt_at timestamptz,
  done_at timestamptz,
  vendor_id text,
  last_error text,
  primary key (salon_id, id),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id)
);
create index outbox_mail_waiting on outbox_mail (salon_id, created_at) where status <> 'sent';
create index outbox_mail_by_appointment on outbox_mail (salon_id, appointment_id);

-- Global: which worker processes are alive, so that the jobs of a dead one are freed within a minute.
create table worker_heartbeat (
  worker_id text primary key,
  seen_at timestamptz not null
);
