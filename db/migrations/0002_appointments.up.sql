-- Appointments and what they occupy. Status and reserved_until stand on the appointment alone; an occupancy row
-- exists only while it occupies, so the exclusion constraint needs no WHERE. The constraint's shape is final.
create table calendar_day (
  salon_id uuid not null references salon,
  day date not null,
  version bigint not null default 1,
  primary key (salon_id, day)
);

create table absence (
  salon_id uuid not null references salon,
  id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('holiday', 'illness', 'training', 'other')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  primary key (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id)
);
create index absence_by_staff on absence (salon_id, staff_id, starts_at);

create table blocked_time (
  salon_id uuid not null references salon,
  id uuid not null,
  staff_id uuid not null,
  reason text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  primary key (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id)
);
create index blocked_time_by_staff on blocked_time (salon_id, staff_id, starts_at);

-- A person as a salon knows them. A guest's booking makes a row of its own: an address typed in proves nothing.
create table customer (
  salon_id uuid not null references salon,
  id uuid not null,
  first_name text not null,
  last_name text not null,
  email text not null check (email = lower(email)),
  phone text not null,
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  appointment_id uuid,
  visitor_id uuid,
  created_at timestamptz not null,
  primary key (salon_id, id),
  check ((appointment_id is null) = (visitor_id is null))
);

-- Here and below: a key that contains salon_id leads to the salon already; a second one would be checked on each row.
create table appointment (
  salon_id uuid not null,
  id uuid not null,
  status text not null check (status in
    ('reserved', 'requested', 'confirmed', 'checked_in', 'completed', 'cancelled', 'expired', 'no_show')),
  reserved_until timestamptz,
  attempt_id uuid not null,
  visitor_id uuid not null,
  customer_id uuid,
  locale text not null check (locale in ('de-CH', 'en', 'fr-CH', 'it-CH')),
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  total_rappen int not null check (total_rappen >= 0),
  cancel_cutoff_minutes int not null,
  late_fee_percent int not null,
  terms_version text not null,
  note text not null default '' check (length(note) <= 1000),
  sequence int not null default 0,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  primary key (salon_id, id),
  unique (salon_id, attempt_id),
  unique (salon_id, id, visitor_id),
  foreign key (salon_id, customer_id) references customer (salon_id, id),
  foreign key (salon_id, terms_version) references terms_version (salon_id, version),
  check ((status = 'reserved') = (reserved_until is not null)),
  check (status in ('reserved', 'expired', 'cancelled') or customer_id is not null)
);
-- What hangs on an appointment carries its visitor, so that a policy compares settings only; the key keeps it true.
alter table customer add foreign key (salon_id, appointment_id, visitor_id)
  references appointment (salon_id, id, visitor_id) deferrable initially immediate;
create index customer_by_appointment on customer (salon_id, appointment_id) where appointment_id is not null;
create index appointment_holds on appointment (salon_id, reserved_until) where status = 'reserved';
create index appointment_by_day on appointment (salon_id, day);
create index appointment_by_customer on appointment (salon_id, customer_id) where customer_id is not null;
create index appointment_holds_by_visitor on appointment (salon_id, visitor_id) where status = 'reserved';

-- What was sold is a snapshot: name, price, VAT rate, duration.
create table appointment_item (
  salon_id uuid not null,
  appointment_id uuid not null,
  visitor_id uuid not null,
  position int not null check (position >= 0),
  service_id uuid not null,
  staff_id uuid not null,
  staff_chosen boolean not null,
  service_name jsonb not null,
  staff_name text not null,
  price_rappen int not null check (price_rappen >= 0),
  vat_code text not null,
  vat_basis_points int not null,
  segments int[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  primary key (salon_id, appointment_id, position),
  foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on delete cascade,
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  foreign key (salon_id, service_id) references service (salon_id, id)
);

-- One row per subject and stretch, cut at the salon's midnights, so that a day's busy time is one index range.
create table occupancy (
  salon_id uuid not null,
  subject_id uuid not null generated always as (coalesce(staff_id, resource_id)) stored,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (starts_at < ends_at),
  day date not null,
  staff_id uuid,
  resource_id uuid,
  appointment_id uuid,
  visitor_id uuid,
  absence_id uuid,
  blocked_time_id uuid,
  primary key (salon_id, subject_id, starts_at),
  constraint occupancy_no_overlap exclude using gist
    (salon_id with =, subject_id with =, tstzrange(starts_at, ends_at, '[)') with &&),
  check (num_nonnulls(staff_id, resource_id) = 1),
  check (num_nonnulls(appointment_id, absence_id, blocked_time_id) = 1),
  check ((appointment_id is null) = (visitor_id is null)),
  foreign key (salon_id, day) references calendar_day (salon_id, day),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  foreign key (salon_id, resource_id) references resource (salon_id, id),
  foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on delete cascade,
  foreign key (salon_id, absence_id) references absence (salon_id, id) on delete cascade,
  foreign key (salon_id, blocked_time_id) references blocked_time (salon_id, id) on delete cascade
);
create index occupancy_by_day on occupancy (salon_id, day);
create index occupancy_by_appointment on occupancy (salon_id, appointment_id) where appointment_id is not null;
create index occupancy_by_absence on occupancy (salon_id, absence_id) where absence_id is not null;
create index occupancy_by_blocked_time on occupancy (salon_id, blocked_time_id) where blocked_time_id is not null;
