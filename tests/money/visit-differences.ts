/** What was paid ahead: each visit's ledger against the vendor, the till, and how the visit has ended. */
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { booksOf, failedBack, total } from './books.ts';
import type { Shop } from './shop.ts';

/** Somebody else came to that colleague in its time. */
const isTakenAgain = ({ desk }: Shop, visit: Appointment): boolean =>
  [...desk.rows().appointments.values()].some(
    ({ appointment: other }) =>
      other.id !== visit.id &&
      ['confirmed', 'checked_in', 'completed'].includes(other.status) &&
      other.items.some((item) =>
        visit.items.some(
          ({ staffId, from, to }) => staffId === item.staffId && item.from < to && from < item.to,
        ),
      ),
  );

export function visits(shop: Shop): readonly string[] {
  const { appointments } = shop.desk.rows();
  const books = booksOf(shop);
  const found: string[] = [];
  for (const [number, id] of shop.visits.held.entries()) {
    const visit = appointments.get(id)?.appointment;
    const say = (what: string) => found.push(`visit ${number}: ${what}`);
    if (visit === undefined) {
      say('is gone');
      continue;
    }
    const moves = shop.visits.movesOf(id);
    const { left, received, refunded, kept, applied } = standingOf(moves);
    const rows = books.payments.filter(({ visitId }) => visitId === id);
    const paid = rows.filter(({ status }) => status === 'succeeded');
    const sent = books.refunds.filter(({ visitId }) => visitId === id);
    const inTill = shop.till.sales.filter((sale) => sale.visit === id && !sale.back);
    // What came too late went back whole: nothing is kept of it.
    const late = total(sent.filter(({ reason }) => reason === 'late_money').map(({ amount }) => amount));
    const failed = failedBack(sent);

    if (left < 0 || kept < 0 || applied < 0) say('has given away more than it had');
    for (const { id: payment, amount } of paid) {
      const lines = moves.filter(({ kind, paymentId }) => kind === 'received' && paymentId === payment);
      if (lines.length !== 1 || lines[0]?.amount !== amount)
        say(`its payment ${payment} is not in the ledger once`);
    }
    if (received !== total(paid.map(({ amount }) => amount))) say(`${received} came by its ledger alone`);
    const gone = total(sent.filter(({ status }) => status !== 'failed').map(({ amount }) => amount));
    if (refunded !== gone) say(`${refunded} went back by its ledger, and ${gone} by refunds`);
    if (inTill.length > 1) say('was paid twice at the till');
    if (applied !== total(inTill.map(({ deposit }) => deposit)))
      say(`${applied} of it were used at the till, which says otherwise`);

    const isByPerson = moves.some(
      ({ byPerson, kind }) => byPerson && (kind === 'kept' || kind === 'refunded'),
    );
    switch (visit.status) {
      case 'reserved':
        say('is held for ever');
        break;
      case 'expired':
        if (left > failed) say(`came to nothing, and ${left} are kept`);
        if (kept > 0) say('came to nothing, and was charged for');
        break;
      case 'cancelled':
      case 'no_show':
        if (left > failed) say(`is over, and nobody knows what becomes of ${left}`);
        if (
          Math.abs(kept - Math.min(received - late, shop.visits.owed.get(id) ?? 0)) > failed &&
          !isByPerson &&
          !isTakenAgain(shop, visit)
        )
          say(`${kept} of ${received} are kept, and ${shop.visits.owed.get(id)} could be asked for`);
        break;
      default:
        if (received < visit.deposit) say(`stands without the ${visit.deposit} that were asked for`);
        if (kept > 0) say('stands, and was charged for not coming');
    }
  }
  const hands = [...shop.desk.rows().occupancy.values()].map((all) =>
    all.toSorted((a, b) => a.from - b.from),
  );
  for (const all of hands)
    if (all.some((each, place) => place > 0 && each.from < all[place - 1]!.to))
      found.push('two visits share a time');
  return found;
}
