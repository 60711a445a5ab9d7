-- Another place for a visit whose colleague is away: offered, held by an appointment of its own, and answered.
-- Append-only but for what became of it.
create table move_offer (
  salon_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  hold_id uuid not null,
  absence_id uuid,
  -- Of the visit when it was offered.
  sequence int not null,
  was_starts_at timestamptz not null,
  day date not null,
  -- Who does what when at the new place, and what that occupies.
  plan jsonb not null,
  by_letter boolean not null,
  status text not null check (status in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (salon_id, id),
  check ((status = 'open') = (settled_at is null)),
  foreign key (salon_id, appointment_id) references appointment (salon_id, id),
  foreign key (salon_id, hold_id) references appointment (salon_id, id),
  foreign key (salon_id, absence_id) references absence (salon_id, id) on delete set null (absence_id)
);
-- Nobody is asked about two places at a time, and a hold belongs to one offer.
create unique index move_offer_open on move_offer (salon_id, appointment_id) where status = 'open';
create unique index move_offer_by_hold on move_offer (salon_id, hold_id);
create index move_offer_by_appointment on move_offer (salon_id, appointment_id, offered_at);
create index move_offer_by_absence on move_offer (salon_id, absence_id) where absence_id is not null;

alter table move_offer enable row level security;
grant select, insert on move_offer to schnittwerk_app;

create policy seen_by_its_people on move_offer for select to schnittwerk_app
  using (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and case current_setting('app.actor_kind', true)
      when 'link' then appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      when 'employee' then true
      when 'hq' then true
      else false end);
create policy made_by_the_team on move_offer for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and status = 'open');

-- Closes an open offer and ends its hold, whose day is gated. The holder of a link sees neither that appointment nor
-- what it occupies, so this answers for itself: it touches the offer of their own visit, and nothing else. False: not
-- open, not theirs, or accepted after its hold has ended.
create function settle_move_offer(p_salon uuid, p_offer uuid, p_outcome text, p_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  offer move_offer;
  held boolean;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'offers are answered in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  select * into offer from move_offer o
  where o.salon_id = p_salon and o.id = p_offer and o.status = 'open'
    and case current_setting('app.actor_kind', true)
      when 'link' then o.appointment_id = nullif(current_setting('app.appointment_id', true), '')::uuid
      when 'employee' then true
      else false end
  for update;
  if not found then
    return false;
  end if;
  select a.reserved_until > p_at into held from appointment a
  where a.salon_id = p_salon and a.id = offer.hold_id and a.status = 'reserved'
  for update;
  if p_outcome = 'accepted' and held is not true then
    return false;
  end if;
  delete from occupancy o where o.salon_id = p_salon and o.appointment_id = offer.hold_id;
  update appointment a
    set status = 'cancelled', reserved_until = null, ended_at = p_at, end_reason = 'released', attempt_id = a.id
    where a.salon_id = p_salon and a.id = offer.hold_id and a.status = 'reserved';
  update move_offer o set status = p_outcome, settled_at = p_at where o.salon_id = p_salon and o.id = p_offer;
  -- Somebody may be away in the time that is free now.
  perform cover_pauses(p_salon, array[offer.day]);
  return true;
end
$$;
revoke all on function settle_move_offer(uuid, uuid, text, timestamptz) from public;
grant execute on function settle_move_offer(uuid, uuid, text, timestamptz) to schnittwerk_app;
