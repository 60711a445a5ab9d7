import { checkBooksNow } from '#domain/finance/use-cases/check-books-now.ts';
import { checkBooks } from '#domain/finance/use-cases/check-books.ts';
import { lapseDeposits } from '#domain/deposits/use-cases/lapse-deposits.ts';
import { settleVisitDeposit } from '#domain/deposits/use-cases/settle-deposits.ts';
import { forgetSignIns } from '#domain/identity/use-cases/forget-sign-ins.ts';
import { drawInvoice, drawInvoices } from '#domain/invoices/use-cases/draw-invoice.ts';
import { countPoints } from '#domain/loyalty/use-cases/count-points.ts';
import { sendLetter } from '#domain/notifications/use-cases/send-letter.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { fetchMissedNotices } from '#domain/payments/use-cases/fetch-missed-notices.ts';
import { lapseOrders } from '#domain/orders/use-cases/lapse-orders.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settleOrder } from '#domain/orders/use-cases/settle-order.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { settleRunningPayments } from '#domain/payments/use-cases/settle-running-payments.ts';
import type { BooksCheckId, SalonId } from '#domain/shared/ids.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { lapseRequests } from '#domain/slots/use-cases/lapse-requests.ts';
import { sendDaySheets } from '#domain/messages/use-cases/send-day-sheets.ts';
import { sendReminders } from '#domain/messages/use-cases/send-reminders.ts';
import { serveWaitlist } from '#domain/waitlist/use-cases/serve-waitlist.ts';
import { startJobRunner } from '../jobs/job-runner.ts';
import { jsonLog } from '../logging/json-log.ts';
import { notices } from '../letters/notices.ts';
import { sheetWords } from '../letters/sheet-words.ts';
import { daySheets } from '../pdf/day-sheets.ts';
import { invoicePapers } from '../pdf/invoices.ts';
import { booksReader } from '../postgres/books-snapshot.ts';
import { depositLookout } from '../postgres/deposit-lookout.ts';
import { daySheetFacts } from '../postgres/day-sheet-facts.ts';
import { holdSweeper } from '../postgres/hold-sweeper.ts';
import { insideUnit } from '../postgres/inside-unit.ts';
import { mailQueue } from '../postgres/mail-queue.ts';
import { salonList } from '../postgres/message-store.ts';
import { invoiceDesk } from '../postgres/queries/invoice-queries.ts';
import { orderLookout } from '../postgres/order-lookout.ts';
import { paymentLookout, vendorInbox } from '../postgres/payment-lookout.ts';
import { signInRetention } from '../postgres/queries/identity-queries.ts';
import { requestLookout } from '../postgres/request-lookout.ts';
import { vendorMirror } from '../postgres/vendor-mirror.ts';
import { waitlistLookout } from '../postgres/waitlist-lookout.ts';
import { sha256 } from '../system/digest.ts';
import { resendMailer } from '../resend/resend-mailer.ts';
import type { Env } from './env.ts';
import { errorReports } from '../sentry/error-reports.ts';
import { paymentVendor } from './payment-vendor.ts';
import { keepAddresses, liveParts, openPool } from './live-parts.ts';

const FLUSH_MS = 2_000;

/** Starts the queue's runner; it works until it is stopped. */
export async function composeWorker(env: Env) {
  const database = await openPool(env, env.DATABASE_JOBS_URL, 'worker', jsonLog(env.LOG_LEVEL));
  const {
    addresses,
    clock,
    ids,
    letters,
    links,
    log,
    orderLinks,
    settings,
    uow,
    voucherCodes,
    voucherLinks,
    waitlistLinks,
  } = liveParts(env, database);
  const stopRefreshing = await keepAddresses(addresses, log);
  const mailer = resendMailer({
    apiKey: env.RESEND_API_KEY,
    baseUrl: env.RESEND_BASE_URL,
    from: env.MAIL_FROM,
    environment: env.APP_ENV,
    allowList: env.MAIL_ALLOW_LIST,
    insideUnit,
  });
  const reports = await errorReports({ dsn: env.SENTRY_DSN, environment: env.APP_ENV, process: 'worker' });
  const send = sendLetter({ queue: mailQueue(database), mailer, clock });
  const drawing = { desk: invoiceDesk(database), papers: invoicePapers, clock };
  const draw = drawInvoice(drawing);
  const salons = salonList(database);
  const { payments } = paymentVendor(env, 'worker');
  const codes = voucherCodes;
  const post = { links: orderLinks, notices: notices(), codes, voucherLinks };
  const money = {
    uow,
    clock,
    ids,
    payments,
    letters,
    visitLinks: links,
    ...post,
    lookout: orderLookout(database),
    paymentLookout: paymentLookout(database),
    depositLookout: depositLookout(database),
    log,
  };
  const settleVisit = settleVisitDeposit(money);
  const settle = settlePayment(money);
  const settleCovered = settleOrder(money);
  const count = countPoints(money);
  const giveBack = sendRefund(money);
  const books = {
    uow,
    clock,
    ids,
    log,
    payments,
    notices: notices(),
    salons,
    digest: sha256,
    reader: booksReader(database),
    mirror: vendorMirror(database),
    linkTo: (salonId: SalonId, id: BooksCheckId) =>
      `${addresses.baseUrlOf(salonId)}/admin/finance/checks/${id}`,
  };
  const checkNow = checkBooksNow(books);
  const runner = await startJobRunner({
    url: env.DATABASE_JOBS_URL as string,
    concurrency: env.JOBS_CONCURRENCY,
    log,
    work: {
      sendLetter: (salonId, mailId) => send({ kind: 'system', salonId, job: 'send-letter' }, { mailId }),
      drawInvoice: (salonId, invoiceId) => draw({ kind: 'system', salonId, job: 'draw-invoice' }, invoiceId),
      drawInvoices: drawInvoices(drawing),
      forgetSignIns: forgetSignIns({ clock, retention: signInRetention(database) }),
      lapseRequests: lapseRequests({ uow, clock, ids, letters, lookout: requestLookout(database) }),
      expireHolds: expireHolds({ uow, clock, sweeper: holdSweeper(database) }),
      serveWaitlist: serveWaitlist({
        uow,
        clock,
        ids,
        lookout: waitlistLookout(database),
        notices: notices(),
        waitlistLinks,
      }),
      countPoints: (salonId, source) => count({ kind: 'system', salonId, job: 'count-points' }, source),
      settleOrder: (salonId, orderId) =>
        settleCovered({ kind: 'system', salonId, job: 'settle-order' }, { orderId }),
      settlePayment: (salonId, paymentId) =>
        settle({ kind: 'system', salonId, job: 'settle-payment' }, { paymentId }),
      sendRefund: (salonId, refundId) =>
        giveBack({ kind: 'system', salonId, job: 'send-refund' }, { refundId }),
      checkBooks: checkBooks(books),
      checkBooksNow: (salonId, checkId) => checkNow({ kind: 'system', salonId, job: 'check-books' }, checkId),
      applyNotice: applyNotice(money),
      lapseOrders: lapseOrders(money),
      settleRunningPayments: settleRunningPayments(money),
      lapseDeposits: lapseDeposits(money),
      settleDeposit: (salonId, visitId) =>
        settleVisit({ kind: 'system', salonId, job: 'settle-deposit' }, { visitId }),
      fetchMissedNotices: fetchMissedNotices({ payments, inbox: vendorInbox(database), clock, log }),
      sendReminders: sendReminders({ uow, clock, ids, letters, salons }),
      sendDaySheets: sendDaySheets({
        uow,
        clock,
        ids,
        notices: notices(),
        salons,
        facts: daySheetFacts({ database, settings, clock }),
        daySheets,
        wording: sheetWords,
      }),
    },
  });
  return {
    log,
    /** Rejects when the runner breaks by itself. */
    ended: runner.ended,
    stop: async () => {
      await runner.stop();
      stopRefreshing();
      await database.close();
      await reports.flush(FLUSH_MS);
    },
  };
}
