-- What was invoiced: written once, in one order per salon and year, and never changed afterwards.

-- How invoices are paid. No row: thirty days, and no account to pay into.
create table billing_rules (
  salon_id uuid not null references salon,
  iban text check (iban ~ '^(CH|LI)[0-9]{7}[0-9A-Z]{12}$'),
  payment_days int not null check (payment_days between 0 and 120),
  primary key (salon_id)
);

-- One row a salon: whoever invoices waits for it, and number, day and year are decided by whoever holds it.
create table invoice_counter (
  salon_id uuid not null references salon,
  year int not null,
  last int not null check (last >= 0),
  last_at timestamptz not null,
  primary key (salon_id)
);

-- content is the frozen document: issuer, recipient, lines, rates. Credit notes are rows of their own.
create table invoice (
  salon_id uuid not null references salon,
  id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  year int not null,
  count int not null check (count > 0),
  issued_at timestamptz not null,
  issued_on date not null,
  appointment_id uuid,
  customer_id uuid,
  credits_id uuid,
  reason text check (length(reason) between 1 and 500),
  total_rappen int not null,
  content jsonb not null,
  primary key (salon_id, id),
  unique (salon_id, year, count),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  foreign key (salon_id, customer_id) references customer (salon_id, id),
  foreign key (salon_id, credits_id) references invoice (salon_id, id),
  check (extract(year from issued_on) = year),
  check (case kind when 'invoice' then total_rappen > 0 and credits_id is null and reason is null
    else total_rappen < 0 and credits_id is not null and reason is not null end)
);
create unique index invoice_once on invoice (salon_id, appointment_id) where kind = 'invoice';
create index invoice_of_visit on invoice (salon_id, appointment_id);
create index invoice_of_customer on invoice (salon_id, customer_id);
create index invoice_credited on invoice (salon_id, credits_id) where credits_id is not null;

-- As the customer got it, for ten years (Art. 958f OR), whatever becomes of the programme that drew it.
create table invoice_paper (
  salon_id uuid not null references salon,
  invoice_id uuid not null,
  pdf bytea not null,
  drawn_at timestamptz not null,
  primary key (salon_id, invoice_id),
  foreign key (salon_id, invoice_id) references invoice (salon_id, id)
);
alter table invoice_paper alter column pdf set storage external;

-- What came in for an invoice: lines that are never changed. A slip is taken back by a line of its own.
create table invoice_payment (
  salon_id uuid not null references salon,
  id uuid not null,
  invoice_id uuid not null,
  amount_rappen int not null check (amount_rappen <> 0),
  method text not null check (method in ('bank', 'cash', 'card', 'twint')),
  received_on date not null,
  takes_back uuid,
  account_id uuid not null,
  at timestamptz not null,
  primary key (salon_id, id),
  foreign key (salon_id, invoice_id) references invoice (salon_id, id),
  foreign key (salon_id, takes_back) references invoice_payment (salon_id, id),
  foreign key (salon_id, account_id) references account (salon_id, id),
  check ((takes_back is null) = (amount_rappen > 0))
);
create index invoice_payment_by_invoice on invoice_payment (salon_id, invoice_id);
create unique index invoice_payment_taken_back_once on invoice_payment (salon_id, takes_back) where takes_back is not null;

alter table billing_rules enable row level security;
alter table invoice_counter enable row level security;
alter table invoice enable row level security;
alter table invoice_paper enable row level security;
alter table invoice_payment enable row level security;

grant select on billing_rules, invoice, invoice_paper to schnittwerk_app, schnittwerk_jobs;
grant select on invoice_payment, invoice_counter to schnittwerk_app;
grant insert on billing_rules to schnittwerk_app;
grant update (iban, payment_days) on billing_rules to schnittwerk_app;
grant insert on invoice_payment to schnittwerk_app;
grant insert on invoice_paper to schnittwerk_jobs;

create policy of_the_team on billing_rules for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy written_by_who_leads on billing_rules to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager'));
create policy of_the_salon on billing_rules for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

create policy of_the_team on invoice_counter for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_team on invoice for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_salon on invoice for select to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

create policy of_the_team on invoice_paper for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy of_the_salon on invoice_paper to schnittwerk_jobs
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'system');

create policy of_the_team on invoice_payment for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) in ('employee', 'hq'));
create policy noted_by_who_works_here on invoice_payment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    and account_id = nullif(current_setting('app.account_id', true), '')::uuid);

-- The counter's row, held until the commit: whatever is decided from the invoices that there are is decided after it.
create function hold_invoices(p_salon uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or coalesce(current_setting('app.actor_kind', true), '') <> 'employee'
    or current_setting('app.role', true) not in ('owner', 'manager', 'staff') then
    raise exception 'not for this actor to invoice' using errcode = 'insufficient_privilege';
  end if;
  insert into invoice_counter (salon_id, year, last, last_at) values (p_salon, 0, 0, '-infinity')
  on conflict do nothing;
  perform from invoice_counter where salon_id = p_salon for update;
end
$$;

-- The last statement of its transaction: so others wait for a number as shortly as can be, and none is lost.
-- With its owner's rights, because nobody else writes an invoice. An id that is there already keeps its number.
create function issue_invoice(
  p_salon uuid, p_id uuid, p_kind text, p_appointment uuid, p_customer uuid, p_credits uuid, p_reason text,
  p_total int, p_content jsonb, p_at timestamptz
) returns table (year int, count int, issued_at timestamptz, issued_on date)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  counter invoice_counter%rowtype;
  issued timestamptz;
  local_day date;
begin
  perform hold_invoices(p_salon);
  if p_kind = 'credit_note' and current_setting('app.role', true) not in ('owner', 'manager') then
    raise exception 'not for this actor to credit' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from invoice i where i.salon_id = p_salon and i.id = p_id) then
    return query select i.year, i.count, i.issued_at, i.issued_on from invoice i
      where i.salon_id = p_salon and i.id = p_id;
    return;
  end if;
  select * into counter from invoice_counter c where c.salon_id = p_salon;
  -- Never before the one that has the number before.
  issued := greatest(p_at, counter.last_at);
  select (issued at time zone s.zone)::date into local_day from salon s where s.salon_id = p_salon;
  update invoice_counter c set
    year = extract(year from local_day)::int,
    last = case when c.year = extract(year from local_day)::int then c.last + 1 else 1 end,
    last_at = issued
  where c.salon_id = p_salon returning * into counter;
  insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, appointment_id, customer_id, credits_id,
    reason, total_rappen, content)
  values (p_salon, p_id, p_kind, counter.year, counter.last, issued, local_day, p_appointment, p_customer, p_credits,
    p_reason, p_total, p_content);
  return query select counter.year, counter.last, issued, local_day;
end
$$;

-- Policies compare settings, and whose an invoice is stands with its visit: customers see theirs through these.
create function own_invoices(p_salon uuid) returns table (
  id uuid, kind text, year int, count int, issued_on date, total_rappen int, drawn boolean
)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'customer' then
    raise exception 'invoices are for whose visits they are' using errcode = 'insufficient_privilege';
  end if;
  return query
    select i.id, i.kind, i.year, i.count, i.issued_on, i.total_rappen,
      exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id)
    from appointment a join invoice i on i.salon_id = a.salon_id and i.appointment_id = a.id
    where a.salon_id = p_salon and a.visitor_id = nullif(current_setting('app.visitor_id', true), '')::uuid
    order by i.year desc, i.count desc limit 200;
end
$$;
create function own_invoice_paper(p_salon uuid, p_invoice uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return (
    select p.pdf from own_invoices(p_salon) i
    join invoice_paper p on p.salon_id = p_salon and p.invoice_id = i.id
    where i.id = p_invoice);
end
$$;
revoke all on function own_invoices(uuid), own_invoice_paper(uuid, uuid) from public;
grant execute on function own_invoices(uuid), own_invoice_paper(uuid, uuid) to schnittwerk_app;

-- What has no paper yet, of all salons: the job of an invoice draws it at once, and this finds what it has missed.
create function undrawn_invoices() returns table (salon_id uuid, invoice_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select i.salon_id, i.id from invoice i
  where not exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id)
  order by i.issued_at limit 100
$$;
revoke all on function undrawn_invoices() from public;
grant execute on function undrawn_invoices() to schnittwerk_jobs;

revoke all on function hold_invoices(uuid),
  issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz) from public;
grant execute on function hold_invoices(uuid),
  issue_invoice(uuid, uuid, text, uuid, uuid, uuid, text, int, jsonb, timestamptz) to schnittwerk_app;
