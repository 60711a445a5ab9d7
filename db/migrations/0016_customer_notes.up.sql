-- Notes about people, and health notes.

-- What the team writes down about a person.
create table customer_note (
  salon_id uuid not null references salon,
  id uuid not null,
  customer_id uuid not null,
  body text not null check (length(body) between 1 and 2000),
  staff_id uuid,
  created_at timestamptz not null,
  primary key (salon_id, id),
  foreign key (salon_id, customer_id) references customer (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id)
);
create index customer_note_by_customer on customer_note (salon_id, customer_id, created_at);

-- Formulas and allergies are health data (Art. 5 let. c DSG): they need an express consent (table consent), and have a
-- table of their own so that no list of customers can carry them along.
create table customer_health_note (
  salon_id uuid not null references salon,
  customer_id uuid not null,
  formula text not null check (length(formula) <= 4000),
  allergies text not null check (length(allergies) <= 4000),
  version int not null,
  changed_at timestamptz not null,
  primary key (salon_id, customer_id),
  foreign key (salon_id, customer_id) references customer (salon_id, id)
);

-- Rows of one person: guests' bookings make one each.
create index customer_by_name on customer (salon_id, search_name);

alter table customer_note enable row level security;
alter table customer_health_note enable row level security;
grant select, insert, delete on customer_note to schnittwerk_app;
grant select, insert, update, delete on customer_health_note to schnittwerk_app;
create policy of_the_team on customer_note to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee');
create policy read_by_head_office on customer_note for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'hq');
-- Not for head office: only who works at the chair needs them.
create policy of_who_works_at_the_chair on customer_health_note to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff'));
-- Whoever withdraws the consent erases with it.
create policy erased_by_its_people on customer_health_note for delete to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy seen_by_its_people on customer_health_note for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'customer'
    and customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
