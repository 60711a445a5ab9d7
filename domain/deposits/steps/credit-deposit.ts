import type { Stores } from '../../ports/unit-of-work.ts';
import type { VoucherCodes, VoucherLinks } from '../../ports/vouchers.ts';
import type { MailId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { issueVoucher } from '../../vouchers/steps/issue-vouchers.ts';
import type { Issued } from '../../vouchers/steps/issue-vouchers.ts';
import { takeBackVouchers } from '../../vouchers/steps/voucher-moves.ts';
import { depositEntry } from '../deposit-entry.ts';
import { bookDeposit } from './book-deposit.ts';
import type { DepositNews, DepositPost } from './deposit-letter.ts';

export type CreditPost = DepositPost & {
  readonly codes: VoucherCodes;
  readonly voucherLinks: VoucherLinks;
};

type Decided = {
  readonly at: Instant;
  /** In whoever's words decided it; null: the frozen rule. */
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

/**
 * Turns so much of what is left of a (locked) visit's deposit into a voucher of whoever paid it: the voucher, its ledger and
 * the deposit's, in one transaction. Money that is owed stays owed; its tax is due when the voucher is spent.
 */
export async function creditDeposit(
  deps: CreditPost,
  stores: Stores,
  visit: Appointment,
  amount: Rappen,
  { at, reason, facts }: Decided,
): Promise<Issued> {
  const { salonId, id, visitorId, locale } = visit;
  const { zone } = await stores.calendar.book();
  const source = { kind: 'deposit', appointmentId: id } as const;
  const sold = { value: amount, locale, source, visitorId, recipient: '', message: '' };
  const issued = await issueVoucher(deps, stores, { salonId, zone }, sold, at);
  if (issued === null) throw new Error('a new voucher was there already');
  const voucherId = issued.voucher.id;
  await bookDeposit({ ids: deps.ids, at }, stores, id, 'credited', amount, { voucherId, reason });
  await stores.audit.append(
    depositEntry('deposit.credited', id, { ...facts, amount, voucherId }, reason),
    at,
  );
  return issued;
}

/** Takes back what nobody has spent yet of the vouchers that a (locked) visit's deposit became: it is owed as money again. */
export async function uncreditDeposit(
  { ids }: Pick<CreditPost, 'ids'>,
  stores: Pick<Stores, 'vouchers' | 'deposits' | 'audit'>,
  { id }: Pick<Appointment, 'id'>,
  { at, reason, facts }: Decided,
): Promise<void> {
  for (const voucher of await stores.vouchers.creditedFor(id)) {
    const amount = await takeBackVouchers(stores, { ids, at, reason }, [voucher]);
    if (amount === 0) continue;
    await bookDeposit({ ids, at }, stores, id, 'uncredited', amount, { voucherId: voucher.id, reason });
    const known = { ...facts, amount, voucherId: voucher.id };
    await stores.audit.append(depositEntry('deposit.uncredited', id, known, reason), at);
  }
}

/** The letter with the voucher's code, in the transaction that made it. */
export async function postCreditLetter(
  { notices, voucherLinks, ids }: CreditPost,
  { calendar, outbox }: Pick<Stores, 'calendar' | 'outbox'>,
  { voucher, code }: Issued,
  visit: Appointment,
  { recipient, locale, kept, reason }: Omit<DepositNews, 'amount'>,
  at: Instant,
): Promise<void> {
  const salon = await calendar.card();
  const kind = 'deposit_credited';
  const content = notices.compose(kind, {
    visit,
    voucherCode: code,
    value: voucher.value,
    until: voucher.validUntil,
    kept,
    reason,
    link: voucherLinks.voucher(voucher.salonId, voucher.id, locale),
    salon,
    locale,
  });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId: visit.id, recipient, locale, content }, at);
}
