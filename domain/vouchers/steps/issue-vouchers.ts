import type { Order } from '../../orders/placed-order.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { NewVoucher, VoucherCodes, VoucherLinks } from '../../ports/vouchers.ts';
import type { MailId, SalonId, VoucherId, VoucherMoveId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { validUntil } from '../voucher.ts';
import type { Gift, VoucherSource } from '../voucher.ts';
import type { VoucherCode } from '../voucher-code.ts';
import { lastFour } from '../voucher-code.ts';
import { voucherEntry } from '../voucher-entry.ts';

export type VoucherPost = {
  readonly codes: VoucherCodes;
  readonly voucherLinks: VoucherLinks;
  readonly notices: Notices;
  readonly ids: Ids;
};

type NewlySold = Gift & {
  readonly value: Rappen;
  readonly locale: NewVoucher['locale'];
  readonly source: VoucherSource;
  readonly visitorId: NewVoucher['visitorId'];
};

export type Issued = { readonly voucher: NewVoucher; readonly code: VoucherCode };

/** Gives out one voucher with all that it is worth. Null: there is one for the same line already. */
export async function issueVoucher(
  { codes, ids }: Pick<VoucherPost, 'codes' | 'ids'>,
  { vouchers, audit }: Pick<Stores, 'vouchers' | 'audit'>,
  salon: { readonly salonId: SalonId; readonly zone: SalonBook['zone'] },
  { source, value, ...sold }: NewlySold,
  at: Instant,
): Promise<Issued | null> {
  const { salonId, zone } = salon;
  const id = ids.next() as VoucherId;
  const code = codes.codeOf(salonId, id, codes.currentKey);
  if (code === null) throw new Error('the secret that makes codes is not there');
  const voucher: NewVoucher = {
    ...sold,
    id,
    salonId,
    value,
    source,
    validUntil: validUntil(dateOf(at, zone)),
    codeKey: codes.currentKey,
    codeDigest: codes.digest(salonId, code),
    lastFour: lastFour(code),
    issuedAt: at,
  };
  if (!(await vouchers.insert(voucher))) return null;
  const move = {
    id: ids.next() as VoucherMoveId,
    voucherId: id,
    kind: 'issued' as const,
    amount: value,
    orderId: source.kind === 'order' ? source.orderId : null,
    saleId: source.kind === 'sale' ? source.saleId : null,
    reason: null,
  };
  if ((await vouchers.move(move, at)) !== 'moved') throw new Error('a new voucher is empty');
  await audit.append(voucherEntry('voucher.issued', { id }, { amount: value, source: source.kind }), at);
  return { voucher, code };
}

/**
 * Gives out the vouchers of an order that is paid, and posts each to whoever bought it: in the transaction that says that
 * the money is there, so that neither is without the other. Said twice, it does so once.
 */
export async function issueVouchers(
  post: VoucherPost,
  stores: Pick<Stores, 'vouchers' | 'audit' | 'calendar' | 'outbox'>,
  order: Order,
  at: Instant,
): Promise<void> {
  const { zone } = await stores.calendar.book();
  for (const line of order.lines) {
    if (line.kind !== 'voucher' || line.gift === undefined) continue;
    const issued = await issueVoucher(
      post,
      stores,
      { salonId: order.salonId, zone },
      {
        ...line.gift,
        value: line.unitPrice,
        locale: order.locale,
        source: { kind: 'order', orderId: order.id, position: line.position },
        visitorId: order.visitorId,
      },
      at,
    );
    if (issued !== null) await postVoucher(post, stores, issued, order.contact.email, at);
  }
}

async function postVoucher(
  { notices, voucherLinks, ids }: VoucherPost,
  { calendar, outbox }: Pick<Stores, 'calendar' | 'outbox'>,
  { voucher, code }: Issued,
  recipient: string,
  at: Instant,
): Promise<void> {
  const salon = await calendar.card();
  const { locale, value, message, validUntil: until } = voucher;
  const content = notices.compose('voucher', {
    voucherCode: code,
    value,
    recipient: voucher.recipient,
    message,
    until,
    link: voucherLinks.voucher(voucher.salonId, voucher.id, locale),
    salon,
    locale,
  });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind: 'voucher', appointmentId: null, recipient, locale, content }, at);
}
