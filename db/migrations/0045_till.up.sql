-- The till: sales at the desk, money in and out of it, and its daily closings. Nothing here is ever changed or removed:
-- what is wrong is taken back by a counter-sale. Amounts in Rappen, VAT included.

-- How far the salon's till has come. Whoever sells, moves cash or closes holds this row until the end: so numbers have no
-- gaps, and a sale belongs to one closing.
create table till (
  salon_id uuid primary key references salon,
  sales int not null default 0 check (sales >= 0),
  moves int not null default 0 check (moves >= 0),
  closings int not null default 0 check (closings >= 0),
  opening_rappen int not null default 0,
  last_hash text not null default repeat('0', 64) check (last_hash ~ '^[0-9a-f]{64}$')
);

-- period: the number of the closing that it belongs to. visit_turn: how often the visit was paid and taken back before.
-- seller: name, address and UID as they were then.
create table sale (
  salon_id uuid not null references salon,
  id uuid not null,
  number int not null check (number > 0),
  period int not null check (period > 0),
  at timestamptz not null,
  day date not null,
  account_id uuid not null,
  cashier text not null check (length(cashier) <= 200),
  appointment_id uuid,
  visit_turn int check (visit_turn >= 0),
  voids uuid,
  reason text check (length(reason) between 1 and 200),
  seller jsonb not null,
  total_rappen int not null,
  tips_rappen int not null,
  rounding_rappen int not null check (rounding_rappen between -2 and 2),
  cash_rappen int not null check (cash_rappen % 5 = 0),
  received_rappen int not null check (received_rappen % 5 = 0),
  card_rappen int not null,
  card_receipt text check (length(card_receipt) between 1 and 40),
  twint_rappen int not null,
  primary key (salon_id, id),
  unique (salon_id, number),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  foreign key (salon_id, voids) references sale (salon_id, id),
  check (cash_rappen + card_rappen + twint_rappen = total_rappen + tips_rappen + rounding_rappen),
  check (case when voids is null
    then least(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen) >= 0
      and received_rappen >= cash_rappen and reason is null
    else greatest(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen) <= 0
      and received_rappen = cash_rappen and reason is not null end),
  check (card_rappen = 0 or card_receipt is not null),
  check ((appointment_id is null) = (visit_turn is null))
);
-- A sale is taken back once; a visit is paid once, and again after that was taken back.
create unique index sale_voided_once on sale (salon_id, voids) where voids is not null;
create unique index sale_of_visit_once on sale (salon_id, appointment_id, visit_turn)
  where appointment_id is not null and voids is null;
create index sale_by_day on sale (salon_id, day);
create index sale_by_period on sale (salon_id, period);

create table sale_line (
  salon_id uuid not null,
  sale_id uuid not null,
  position int not null check (position >= 0),
  kind text not null check (kind in ('service', 'product', 'free')),
  name jsonb not null,
  product_id uuid,
  service_id uuid,
  staff_id uuid,
  staff_name text,
  quantity int not null check (quantity <> 0),
  unit_rappen int not null check (unit_rappen >= 0),
  reduction_rappen int not null,
  reason text check (length(reason) between 1 and 120),
  vat_code text not null,
  vat_basis_points int not null check (vat_basis_points between 0 and 10000),
  primary key (salon_id, sale_id, position),
  foreign key (salon_id, sale_id) references sale (salon_id, id),
  foreign key (salon_id, product_id) references product (salon_id, id),
  foreign key (salon_id, service_id) references service (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  check ((kind = 'product') = (product_id is not null)),
  check ((kind = 'service') = (service_id is not null)),
  -- Never negative, and never more than nothing when it is taken back.
  check (case when quantity > 0 then reduction_rappen between 0 and unit_rappen * quantity
    else reduction_rappen between unit_rappen * quantity and 0 end),
  check (reason is not null or (reduction_rappen = 0 and kind <> 'free'))
);
create index sale_line_by_product on sale_line (salon_id, product_id) where product_id is not null;

create table sale_tip (
  salon_id uuid not null,
  sale_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  amount_rappen int not null check (amount_rappen <> 0),
  primary key (salon_id, sale_id, staff_id),
  foreign key (salon_id, sale_id) references sale (salon_id, id),
  foreign key (salon_id, staff_id) references staff (salon_id, id)
);
create index sale_tip_by_staff on sale_tip (salon_id, staff_id);

create table sale_vat (
  salon_id uuid not null,
  sale_id uuid not null,
  vat_code text not null,
  vat_basis_points int not null check (vat_basis_points between 0 and 10000),
  gross_rappen int not null,
  net_rappen int not null,
  vat_rappen int not null,
  primary key (salon_id, sale_id, vat_code, vat_basis_points),
  foreign key (salon_id, sale_id) references sale (salon_id, id),
  check (net_rappen + vat_rappen = gross_rappen)
);

-- amount_rappen: what it does to the till.
create table cash_move (
  salon_id uuid not null references salon,
  id uuid not null,
  number int not null check (number > 0),
  period int not null check (period > 0),
  kind text not null check (kind in ('in', 'out', 'tips')),
  amount_rappen int not null check (amount_rappen <> 0 and amount_rappen % 5 = 0),
  reason text check (length(reason) between 1 and 200),
  staff_id uuid,
  staff_name text,
  account_id uuid not null,
  cashier text not null check (length(cashier) <= 200),
  at timestamptz not null,
  day date not null,
  primary key (salon_id, id),
  unique (salon_id, number),
  foreign key (salon_id, staff_id) references staff (salon_id, id),
  check ((kind = 'in') = (amount_rappen > 0)),
  check ((kind = 'tips') = (staff_id is not null)),
  check (kind = 'tips' or reason is not null)
);
create index cash_move_by_period on cash_move (salon_id, period);
create index cash_move_by_staff on cash_move (salon_id, staff_id) where staff_id is not null;

-- text: what the hash is made of, see domain/till/closing.ts.
create table closing (
  salon_id uuid not null references salon,
  id uuid not null,
  number int not null check (number > 0),
  at timestamptz not null,
  day date not null,
  account_id uuid not null,
  cashier text not null check (length(cashier) <= 200),
  opening_rappen int not null,
  expected_rappen int not null,
  counted_rappen int not null check (counted_rappen >= 0),
  counted jsonb not null,
  left_rappen int not null check (left_rappen >= 0),
  note text check (length(note) between 1 and 500),
  text text not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (salon_id, id),
  unique (salon_id, number),
  check (left_rappen <= counted_rappen),
  check (counted_rappen = expected_rappen or note is not null)
);

alter table till enable row level security;
alter table sale enable row level security;
alter table sale_line enable row level security;
alter table sale_tip enable row level security;
alter table sale_vat enable row level security;
alter table cash_move enable row level security;
alter table closing enable row level security;

grant select on till, sale, sale_line, sale_tip, sale_vat, cash_move, closing to schnittwerk_app, schnittwerk_jobs;
grant insert on till, sale, sale_line, sale_tip, sale_vat, cash_move, closing to schnittwerk_app;
grant update (sales, moves, closings, opening_rappen, last_hash) on till to schnittwerk_app;

do $$
declare
  kept text;
begin
  foreach kept in array array['till', 'sale', 'sale_line', 'sale_tip', 'sale_vat', 'cash_move', 'closing']
  loop
    execute format(
      'create policy seen_by_who_works_here on %I for select to schnittwerk_app '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) in (''employee'', ''hq''))',
      kept
    );
    execute format(
      'create policy of_the_salon on %I for select to schnittwerk_jobs '
      'using (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''system'')',
      kept
    );
  end loop;
  foreach kept in array array['sale_tip', 'sale_vat']
  loop
    execute format(
      'create policy written_at_the_till on %I for insert to schnittwerk_app '
      'with check (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''employee'')',
      kept
    );
  end loop;
  -- In one's own name.
  foreach kept in array array['sale', 'cash_move', 'closing']
  loop
    execute format(
      'create policy written_at_the_till on %I for insert to schnittwerk_app '
      'with check (salon_id = nullif(current_setting(''app.salon_id'', true), '''')::uuid '
      'and current_setting(''app.actor_kind'', true) = ''employee'' '
      'and account_id = nullif(current_setting(''app.account_id'', true), '''')::uuid)',
      kept
    );
  end loop;
end
$$;

create policy opened_at_the_till on till for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee');
create policy moved_at_the_till on till for update to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee');
-- Amounts of one's own are typed by who leads; taken back they are by who may take back the sale.
create policy written_at_the_till on sale_line for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and (kind <> 'free' or quantity < 0 or current_setting('app.role', true) in ('owner', 'manager')));
