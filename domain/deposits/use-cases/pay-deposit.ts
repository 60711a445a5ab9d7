import { checkoutEnd, methodsFor } from '../../payments/payment-limits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Links } from '../../ports/links.ts';
import type { Payment, VisitPayment } from '../../payments/payment.ts';
import { MOST_TRIES, newPayment, runningOf } from '../../payments/payment.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId, PaymentId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { instantOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { closePage, endPage, vendorPage } from '../../payments/steps/vendor-page.ts';
import type { PageDeps, PageRefusal, PayOutcome } from '../../payments/steps/vendor-page.ts';
import type { Hold } from '../../slots/appointment.ts';
import { parseContact } from '../../slots/contact-details.ts';
import type { RawContact } from '../../slots/contact-details.ts';
import { isHold, isLive } from '../../slots/hold.ts';
import type { ConfirmRefusal } from '../../slots/refusals.ts';
import { depositEntry } from '../deposit-entry.ts';
import { heldWhilePaying } from '../paying-hold.ts';
import { noteConsent } from '../steps/keep-card.ts';
import type { CardAnswer } from '../steps/keep-card.ts';

export type PayDepositDeps = PageDeps & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly uow: UnitOfWork;
  readonly links: Pick<Links, 'payVisit'>;
};

export type PayDepositInput = {
  readonly holdId: AppointmentId;
  /** What was typed; null: it was typed before, and lies with the hold. */
  readonly details: { readonly contact: RawContact; readonly termsVersion: string } | null;
  /** What was said about keeping the card; nothing: as it was said before. */
  readonly keepCard?: CardAnswer | null;
  readonly locale: Locale;
  /** What the payer reads beside the amount. */
  readonly title: (hold: Hold) => string;
};

export type PayDepositRefusal =
  | Exclude<ConfirmRefusal, { readonly kind: 'deposit_needed' }>
  | PageRefusal
  | { readonly kind: 'too_many_tries' }
  /** It has led to a visit already. */
  | { readonly kind: 'already_booked' }
  /** Whom it is for was never said. */
  | { readonly kind: 'details_missing' };

export type PayDeposit = (
  actor: Booker,
  input: PayDepositInput,
) => Promise<Result<PayOutcome, PayDepositRefusal>>;

/**
 * Leads to the vendor's page on which the deposit of a held time is paid. Beginning it keeps the details with the hold and
 * extends the hold, once. One page at a time: a page that is still open is taken up again, under the same key with the same
 * frozen wish. Nothing is booked here: a job does it when the money is there.
 */
export const payDeposit =
  (deps: PayDepositDeps): PayDeposit =>
  async (actor, input) => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const running = await deps.uow.run<TakenUp, PayDepositRefusal>(actor, (stores) =>
        takeUp(deps, stores, actor, input),
      );
      if (!running.ok) return running;
      const { payment, fits } = running.value;
      if (fits || payment.checkoutRef === null) {
        const page = await vendorPage(deps, actor, payment);
        if (!page.ok) return page;
        // One that asks otherwise about the card, and has its name only now, is closed the next time round.
        if (page.value !== 'ended' && (fits || page.value.kind === 'settling')) return ok(page.value);
        if (page.value !== 'ended') continue;
      } else {
        const closed = await closePage(deps, actor, payment);
        if (!closed.ok) return closed;
        if (closed.value === 'settling') return ok({ kind: 'settling' });
      }
      // Another one is opened.
      await endPage(deps, actor, payment);
    }
    return err({ kind: 'try_again' });
  };

/** One that ended, and one that asks otherwise about the card, of which the name has to be found out first. */
const TURNS = 4;

type TakenUp = {
  readonly payment: Payment;
  /** It asks about the card as its payer wants it now; another page has to take its place otherwise. */
  readonly fits: boolean;
};

/** The running payment, or a new one, written down before the vendor hears of it. */
async function takeUp(
  deps: PayDepositDeps,
  stores: Stores,
  actor: Booker,
  input: PayDepositInput,
): Promise<Result<TakenUp, PayDepositRefusal>> {
  const { appointments, audit, deposits, payments } = stores;
  const found = await appointments.lock(input.holdId);
  const at = deps.clock.now();
  if (found === null) return err({ kind: 'not_found' });
  if (found.status === 'expired' && found.customerId === null) return err({ kind: 'hold_expired' });
  if (!isHold(found)) {
    return err({
      kind: found.status === 'cancelled' && found.customerId === null ? 'already_ended' : 'already_booked',
    });
  }
  if (!isLive(found, at)) return err({ kind: 'hold_expired' });
  if (found.deposit === 0) return err({ kind: 'over' });
  const email = await keepDetails(stores, actor, found, input, at);
  if (!email.ok) return email;
  const keepCard = await noteConsent(stores, found, input.keepCard ?? null, at);
  const tries = await payments.ofVisit(found.id);
  const running = runningOf(tries);
  if (running !== undefined) return ok({ payment: running, fits: running.wish?.keepCard === keepCard });
  if (tries.length >= MOST_TRIES) return err({ kind: 'too_many_tries' });
  // Only the first page makes it longer: whoever declines again and again does not keep the time from others.
  const hold = tries.length === 0 ? heldWhilePaying(found, at) : found;
  if (hold.reservedUntil !== found.reservedUntil) await deposits.extendHold(hold.id, hold.reservedUntil);
  const payment = paymentFor(deps, hold, { ...input, keepCard, email: email.value, at });
  await payments.insert(payment);
  const facts = { paymentId: payment.id, amount: payment.amount };
  await audit.append(depositEntry('deposit.payment_opened', found.id, facts), at);
  return ok({ payment, fits: true });
}

async function keepDetails(
  { deposits }: Stores,
  actor: Booker,
  hold: Hold,
  { details, locale }: PayDepositInput,
  at: Instant,
): Promise<Result<string, PayDepositRefusal>> {
  if (details === null) {
    const kept = await deposits.details(hold.id);
    return kept === null ? err({ kind: 'details_missing' }) : ok(kept.contact.email);
  }
  if (details.termsVersion !== hold.termsVersion)
    return err({ kind: 'terms_changed', version: hold.termsVersion });
  const contact = parseContact(details.contact);
  if (!contact.ok) return err({ kind: 'invalid_contact', fields: contact.error });
  const customerId = actor.kind === 'customer' ? actor.customerId : null;
  await deposits.putDetails(hold.id, { contact: contact.value, locale, customerId }, at);
  return ok(contact.value.email);
}

function paymentFor(
  { ids, links }: PayDepositDeps,
  hold: Hold,
  {
    email,
    locale,
    title,
    keepCard,
    at,
  }: Pick<PayDepositInput, 'locale' | 'title'> & {
    readonly email: string;
    readonly keepCard: boolean;
    readonly at: Instant;
  },
): VisitPayment {
  const id = ids.next() as PaymentId;
  const address = links.payVisit(hold.salonId, hold.id, locale);
  // Whole seconds, as the vendor counts: a repetition must say the same.
  const expiresAt = (Math.floor(checkoutEnd(at, hold.reservedUntil) / 1000) * 1000) as Instant;
  return newPayment(
    { orderId: null, visitId: hold.id },
    {
      id,
      amount: hold.deposit,
      openedAt: at,
      expiresAt,
      wish: {
        claim: { salonId: hold.salonId, purpose: 'deposit', reference: hold.id },
        attempt: id,
        amount: hold.deposit,
        methods: methodsFor(hold.deposit, at, instantOf(hold.from)),
        title: title(hold),
        email,
        locale,
        expiresAt,
        keepCard,
        returnTo: { done: `${address}?back=paid`, cancelled: `${address}?back=cancelled` },
      },
    },
  );
}
