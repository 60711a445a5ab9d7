-- A file of people on its way in: what stood in it is kept until it is taken over or forgotten, its report without names.
create table customer_import (
  salon_id uuid not null references salon,
  id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null,
  header jsonb not null,
  lines jsonb not null,
  mapping jsonb not null,
  done_at timestamptz,
  report jsonb,
  primary key (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id) on delete cascade
);
alter table customer_import enable row level security;
grant select, insert, update, delete on customer_import to schnittwerk_app;
create policy of_who_may_import on customer_import to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
