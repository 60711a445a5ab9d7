import type { Stores } from '../../ports/unit-of-work.ts';
import type { PaymentRecord } from '../../payments/vendor-records.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Hold } from '../../slots/appointment.ts';
import { depositEntry } from '../deposit-entry.ts';
import { CARD_CONSENT_VERSION, mostBeyond } from '../saved-card.ts';
import type { CardEnd, SavedCard } from '../saved-card.ts';

/** What somebody has said beside the button: whether their card may be kept, and the words that they read. */
export type CardAnswer = {
  readonly yes: boolean;
  readonly version: string;
  readonly words: (most: Rappen) => string;
};

/**
 * Writes down what was said about keeping the card, for a (locked) hold, and says whether it may be kept. Consent to other
 * words than today's is none.
 *
 * @param answer null: nothing new was said
 */
export async function noteConsent(
  { deposits, calendar, audit }: Pick<Stores, 'deposits' | 'calendar' | 'audit'>,
  hold: Hold,
  answer: CardAnswer | null,
  at: Instant,
): Promise<boolean> {
  const known = await deposits.card(hold.id);
  const isLive = known !== null && known.ended === null;
  if (answer === null) return isLive;
  const most = mostBeyond(hold);
  const asked = most > 0 && (await calendar.book()).rules.keepsCards;
  if (asked && answer.yes && answer.version === CARD_CONSENT_VERSION) {
    if (isLive && known.consent.version === answer.version) return true;
    const { version } = answer;
    await deposits.consent(hold.id, { version, words: answer.words(most), most, at });
    await audit.append(depositEntry('deposit.card_consented', hold.id, { version, most }), at);
    return true;
  }
  if (isLive) await endCard({ deposits, audit }, known, 'withdrawn', at);
  return false;
}

/** Nothing is taken from it any more; a job lets the vendor forget it. */
export async function endCard(
  { deposits, audit }: Pick<Stores, 'deposits' | 'audit'>,
  card: SavedCard,
  reason: CardEnd,
  at: Instant,
): Promise<void> {
  await deposits.changeCard({ ...card, ended: { at, reason } });
  await audit.append(depositEntry('deposit.card_ended', card.visitId, { why: reason }), at);
}

/**
 * The deposit of a (locked) visit is paid, and the vendor has kept the card with it. What nobody has agreed to any more, or
 * what is for no visit, is ended at once, so that the vendor forgets it.
 */
export async function keepCard(
  stores: Pick<Stores, 'deposits' | 'audit'>,
  visitId: AppointmentId,
  money: PaymentRecord | null,
  isBooked: boolean,
  at: Instant,
): Promise<void> {
  const known = await stores.deposits.card(visitId);
  if (known === null || known.card !== null) return;
  const { cardRef, payerRef, card } = money ?? { cardRef: null, payerRef: null, card: null };
  if (cardRef === null || payerRef === null) {
    if (known.ended === null) await endCard(stores, known, 'no_card', at);
    return;
  }
  const kept = { ...known, card: { cardRef, payerRef, brand: card?.brand ?? '', last4: card?.last4 ?? '' } };
  await stores.deposits.changeCard(kept);
  await stores.audit.append(depositEntry('deposit.card_saved', visitId, { brand: kept.card.brand }), at);
  if (known.ended === null && !isBooked) await endCard(stores, kept, 'over', at);
}
