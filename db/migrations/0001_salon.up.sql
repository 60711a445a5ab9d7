-- The salon and its settings. Every key contains salon_id: the road to a database distributed by salon stays open.
create extension if not exists btree_gist;

create table salon (
  salon_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  hosts text[] not null default '{}',
  name text not null,
  legal_name text not null,
  street text not null,
  postal_code text not null check (postal_code ~ '^[0-9]{4}$'),
  city text not null,
  canton text not null check (canton ~ '^[A-Z]{2}$'),
  phone text not null check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  email text not null check (email = lower(email)),
  uid text check (uid ~ '^CHE-[0-9]{3}\.[0-9]{3}\.[0-9]{3}$'),
  vat_liable boolean not null,
  zone text not null,
  latitude double precision not null,
  longitude double precision not null,
  settings_version bigint not null default 1,
  created_at timestamptz not null
);

create table booking_rules (
  salon_id uuid primary key references salon,
  granularity_minutes int not null check (granularity_minutes between 5 and 120),
  lead_minutes int not null check (lead_minutes >= 0),
  horizon_days int not null check (horizon_days between 1 and 730),
  hold_minutes int not null check (hold_minutes between 1 and 60),
  max_live_holds int not null check (max_live_holds between 1 and 10),
  max_services int not null check (max_services between 1 and 8),
  max_wait_minutes int not null check (max_wait_minutes between 0 and 120),
  cancel_cutoff_minutes int not null check (cancel_cutoff_minutes >= 0),
  late_fee_percent int not null check (late_fee_percent between 0 and 100),
  open_on_rest_days boolean not null default false
);

create table terms_version (
  salon_id uuid not null references salon,
  version text not null,
  valid_from date not null,
  body jsonb not null,
  primary key (salon_id, version)
);

create table opening_hours (
  salon_id uuid not null references salon,
  id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null,
  to_minute int not null,
  valid_from date,
  valid_to date,
  primary key (salon_id, id),
  check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440)
);

create table closure (
  salon_id uuid not null references salon,
  id uuid not null,
  from_day date not null,
  to_day date not null,
  from_minute int,
  to_minute int,
  reason jsonb not null,
  primary key (salon_id, id),
  check (from_day <= to_day),
  check ((from_minute is null) = (to_minute is null)),
  check (from_minute is null or (0 <= from_minute and from_minute < to_minute and to_minute <= 1440))
);

create table vat_rate (
  salon_id uuid not null references salon,
  code text not null,
  valid_from date not null,
  basis_points int not null check (basis_points between 0 and 10000),
  primary key (salon_id, code, valid_from)
);

create table resource (
  salon_id uuid not null references salon,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{2,30}$'),
  name text not null,
  position int not null,
  active boolean not null default true,
  primary key (salon_id, id)
);

create table staff (
  salon_id uuid not null references salon,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null,
  title jsonb not null,
  bio jsonb not null,
  position int not null,
  online_bookable boolean not null default true,
  active boolean not null default true,
  primary key (salon_id, id),
  unique (salon_id, slug)
);

create table staff_hours (
  salon_id uuid not null references salon,
  id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('work', 'break')),
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null,
  to_minute int not null,
  valid_from date,
  valid_to date,
  primary key (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440)
);
create index staff_hours_by_staff on staff_hours (salon_id, staff_id);

create table service_category (
  salon_id uuid not null references salon,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,40}$'),
  name jsonb not null,
  position int not null,
  primary key (salon_id, id),
  unique (salon_id, slug)
);

-- segments: minutes, alternating work, wait, work, ...; buffers in minutes; price in Rappen, VAT included.
create table service (
  salon_id uuid not null references salon,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,60}$'),
  category_id uuid not null,
  name jsonb not null,
  description jsonb not null,
  segments int[] not null check (cardinality(segments) % 2 = 1 and 0 < all (segments)),
  buffer_before int not null default 0 check (buffer_before between 0 and 120),
  buffer_after int not null default 0 check (buffer_after between 0 and 120),
  price_rappen int not null check (price_rappen >= 0),
  vat_code text not null,
  online_bookable boolean not null default true,
  active boolean not null default true,
  position int not null,
  primary key (salon_id, id),
  unique (salon_id, slug),
  foreign key (salon_id, category_id) references service_category (salon_id, id)
);

-- segment: index into service.segments; -1 means the whole service.
create table service_need (
  salon_id uuid not null references salon,
  service_id uuid not null,
  kind text not null,
  segment int not null default -1 check (segment >= -1),
  primary key (salon_id, service_id, kind, segment),
  foreign key (salon_id, service_id) references service (salon_id, id)
);

create table staff_skill (
  salon_id uuid not null references salon,
  staff_id uuid not null,
  service_id uuid not null,
  own_price_rappen int check (own_price_rappen >= 0),
  own_segments int[] check (cardinality(own_segments) % 2 = 1 and 0 < all (own_segments)),
  primary key (salon_id, staff_id, service_id),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  foreign key (salon_id, service_id) references service (salon_id, id)
);
create index staff_skill_by_service on staff_skill (salon_id, service_id);
