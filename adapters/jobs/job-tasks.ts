import type { TaskList } from 'graphile-worker';
import {
  isUuid,
  type BooksCheckId,
  type AppointmentId,
  type InvoiceId,
  type MailId,
  type OrderId,
  type PaymentId,
  type RefundId,
  type SalonId,
} from '#domain/shared/ids.ts';
import type { PointSource } from '#domain/loyalty/loyalty.ts';
import type { NoticeSubject } from '#domain/payments/vendor-records.ts';
import type { Result } from '#domain/shared/result.ts';

/** What the queue's jobs do; use cases, handed in by the composition. */
export type JobWork = {
  sendLetter(salonId: SalonId, mailId: MailId): Promise<Result<unknown, { readonly kind: string }>>;
  drawInvoice(salonId: SalonId, invoiceId: InvoiceId): Promise<unknown>;
  drawInvoices(): Promise<unknown>;
  expireHolds(): Promise<unknown>;
  lapseRequests(): Promise<unknown>;
  forgetSignIns(): Promise<unknown>;
  serveWaitlist(): Promise<unknown>;
  sendReminders(): Promise<unknown>;
  sendDaySheets(): Promise<unknown>;
  countPoints(salonId: SalonId, source: PointSource): Promise<Result<unknown, { readonly kind: string }>>;
  settleOrder(salonId: SalonId, orderId: OrderId): Promise<unknown>;
  settlePayment(salonId: SalonId, paymentId: PaymentId): Promise<Result<unknown, { readonly kind: string }>>;
  sendRefund(salonId: SalonId, refundId: RefundId): Promise<Result<unknown, { readonly kind: string }>>;
  applyNotice(subject: NoticeSubject): Promise<Result<unknown, { readonly kind: string }>>;
  lapseOrders(): Promise<unknown>;
  settleRunningPayments(): Promise<unknown>;
  lapseDeposits(): Promise<unknown>;
  settleDeposit(salonId: SalonId, visitId: AppointmentId): Promise<unknown>;
  fetchMissedNotices(): Promise<Result<unknown, { readonly kind: string }>>;
  checkBooks(): Promise<Result<unknown, { readonly kind: string }>>;
  checkBooksNow(salonId: SalonId, checkId: BooksCheckId): Promise<Result<unknown, { readonly kind: string }>>;
};

/** A job that must come again. Its message is kept in the queue's table, so it says a kind and nothing else. */
export class JobMustRepeat extends Error {
  override readonly name = 'JobMustRepeat';
}

/**
 * Cron's lines run in UTC: fine for "every five minutes". What goes by a salon's own clock is asked for often, and each
 * run decides by that clock what is due. A worker that was asleep catches up with one run, not all.
 */
export const CRONTAB = [
  '*/5 * * * * expire-holds ?id=expire-holds&max=3&jobKey=expire-holds',
  '* * * * * draw-invoices ?id=draw-invoices&max=3&jobKey=draw-invoices',
  '*/5 * * * * lapse-requests ?id=lapse-requests&max=3&jobKey=lapse-requests',
  '17 * * * * forget-sign-ins ?id=forget-sign-ins&max=3&jobKey=forget-sign-ins',
  '* * * * * serve-waitlist ?id=serve-waitlist&max=3&jobKey=serve-waitlist',
  // The guide's "hourly" would be too seldom for reminders an hour ahead: some would come with the visit.
  '*/15 * * * * send-reminders ?id=send-reminders&max=3&jobKey=send-reminders',
  '*/5 * * * * send-day-sheets ?id=send-day-sheets&max=3&jobKey=send-day-sheets',
  '* * * * * lapse-orders ?id=lapse-orders&max=3&jobKey=lapse-orders',
  '* * * * * settle-running-payments ?id=settle-running-payments&max=3&jobKey=settle-running-payments',
  // At three by each salon's clock; asked for each hour, so that a night in which the vendor was away is caught up with.
  '7 * * * * check-books ?id=check-books&max=3&jobKey=check-books',
  '* * * * * lapse-deposits ?id=lapse-deposits&max=3&jobKey=lapse-deposits',
  '41 * * * * fetch-missed-notices ?id=fetch-missed-notices&max=5&jobKey=fetch-missed-notices',
].join('\n');

export const taskList = (work: JobWork): TaskList => ({
  'send-letter': async (payload) => {
    const { salonId, mailId } = idsOf(payload, ['salonId', 'mailId']);
    const sent = await work.sendLetter(salonId as SalonId, mailId as MailId);
    if (!sent.ok) throw new JobMustRepeat(sent.error.kind);
  },
  'draw-invoice': async (payload) => {
    const { salonId, invoiceId } = idsOf(payload, ['salonId', 'invoiceId']);
    await work.drawInvoice(salonId as SalonId, invoiceId as InvoiceId);
  },
  'draw-invoices': async () => {
    await work.drawInvoices();
  },
  'expire-holds': async () => {
    await work.expireHolds();
  },
  'lapse-requests': async () => {
    await work.lapseRequests();
  },
  'forget-sign-ins': async () => {
    await work.forgetSignIns();
  },
  'serve-waitlist': async () => {
    await work.serveWaitlist();
  },
  'send-reminders': async () => {
    await work.sendReminders();
  },
  'send-day-sheets': async () => {
    await work.sendDaySheets();
  },
  'count-points': async (payload) => {
    const { salonId } = idsOf(payload, ['salonId', 'id']);
    demandDone(await work.countPoints(salonId as SalonId, sourceOf(payload)));
  },
  'settle-order': async (payload) => {
    const { salonId, orderId } = idsOf(payload, ['salonId', 'orderId']);
    await work.settleOrder(salonId as SalonId, orderId as OrderId);
  },
  'settle-payment': async (payload) => {
    const { salonId, paymentId } = idsOf(payload, ['salonId', 'paymentId']);
    demandDone(await work.settlePayment(salonId as SalonId, paymentId as PaymentId));
  },
  'send-refund': async (payload) => {
    const { salonId, refundId } = idsOf(payload, ['salonId', 'refundId']);
    demandDone(await work.sendRefund(salonId as SalonId, refundId as RefundId));
  },
  'apply-notice': async (payload) => {
    demandDone(await work.applyNotice(subjectOf(payload)));
  },
  'lapse-orders': async () => {
    await work.lapseOrders();
  },
  'settle-running-payments': async () => {
    await work.settleRunningPayments();
  },
  'lapse-deposits': async () => {
    await work.lapseDeposits();
  },
  'settle-deposit': async (payload) => {
    const { salonId, visitId } = idsOf(payload, ['salonId', 'visitId']);
    await work.settleDeposit(salonId as SalonId, visitId as AppointmentId);
  },
  'fetch-missed-notices': async () => {
    demandDone(await work.fetchMissedNotices());
  },
  'check-books': async () => {
    demandDone(await work.checkBooks());
  },
  'check-books-now': async (payload) => {
    const { salonId, checkId } = idsOf(payload, ['salonId', 'checkId']);
    demandDone(await work.checkBooksNow(salonId as SalonId, checkId as BooksCheckId));
  },
});

const SOURCES: readonly PointSource['kind'][] = ['order', 'sale', 'invoice'];

/** @throws TypeError when it names nothing that brings points */
function sourceOf(payload: unknown): PointSource {
  const { kind, id } = payload as PointSource;
  if (!SOURCES.includes(kind)) throw new TypeError('the job names nothing that brings points');
  return { kind, id } as PointSource;
}

function demandDone(done: Result<unknown, { readonly kind: string }>): void {
  if (!done.ok) throw new JobMustRepeat(done.error.kind);
}

const SUBJECTS: readonly NoticeSubject['kind'][] = [
  'checkout',
  'payment',
  'refund',
  'dispute',
  'payout',
  'other',
];

/**
 * @throws TypeError when it names nothing of the vendor's
 */
function subjectOf(payload: unknown): NoticeSubject {
  const { kind, ref } = (typeof payload === 'object' && payload !== null ? payload : {}) as {
    readonly kind?: NoticeSubject['kind'];
    readonly ref?: unknown;
  };
  if (kind === undefined || !SUBJECTS.includes(kind) || typeof ref !== 'string') {
    throw new TypeError('the job names nothing of the vendor');
  }
  return { kind, ref } as NoticeSubject;
}

/**
 * @throws TypeError when one of them is missing or is no UUID
 */
function idsOf<K extends string>(payload: unknown, names: readonly K[]): { readonly [Name in K]: string } {
  const ids = (typeof payload === 'object' && payload !== null ? payload : {}) as Record<string, unknown>;
  for (const name of names) {
    const id = ids[name];
    if (typeof id !== 'string' || !isUuid(id)) throw new TypeError(`the job's ${name} is no id`);
  }
  return ids as { readonly [Name in K]: string };
}
