/** Introduces the adapters to each other and to the use cases: once per process, with plain functions. */
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { confirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import { rescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import { reserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { composeWaitlist } from './compose/waitlist.ts';
import { composeAccount } from './compose/account.ts';
import { composeCalendar } from './compose/calendar.ts';
import { composeCustomers } from './compose/customers.ts';
import type { Env } from './compose/env.ts';
import { composeFinance } from './compose/finance.ts';
import { composeMoveOffers } from './compose/move-offers.ts';
import { composeDeposits } from './compose/deposits.ts';
import { composeIdentity } from './compose/identity.ts';
import { composeInvoices } from './compose/invoices.ts';
import { composeMessages } from './compose/messages.ts';
import { composeSettings } from './compose/settings.ts';
import { composeOrders } from './compose/orders.ts';
import { composeShop } from './compose/shop.ts';
import { composeTill } from './compose/till.ts';
import { composeVouchers } from './compose/vouchers.ts';
import { keepAddresses, liveParts, openPool } from './compose/live-parts.ts';
import { jsonLog } from './logging/json-log.ts';
import { dayCache } from './postgres/day-cache.ts';
import { appointmentQueries } from './postgres/queries/appointment-queries.ts';
import { healthQueries } from './postgres/queries/health-queries.ts';
import { loyaltyQueries } from './postgres/queries/loyalty-queries.ts';
import { salonQueries } from './postgres/queries/salon-queries.ts';
import { sessionQueries } from './postgres/queries/session-queries.ts';
import { slotFeed } from './postgres/queries/slot-feed.ts';
import { slotQueries } from './postgres/queries/slot-queries.ts';
import { atHost } from './postgres/salon-addresses.ts';
import { slotCache } from './postgres/slot-cache.ts';
import { errorReports } from './sentry/error-reports.ts';
import { inRequest } from './system/request-scope.ts';

const STRIPE_PAGE = 'https://checkout.stripe.com';
const STRIPE_API = 'https://api.stripe.com';

/** Where forms may lead to pay; where a simulator answers, its own page. */
const payAt = ({ STRIPE_API_BASE }: Env): readonly string[] =>
  STRIPE_API_BASE === STRIPE_API ? [STRIPE_PAGE] : [STRIPE_PAGE, new URL(STRIPE_API_BASE).origin];

/** How long a process that ends waits for its last error reports. */
const FLUSH_MS = 2_000;

/** Everything that the web process shares between requests. */
export async function composeWeb(env: Env) {
  const database = await openPool(env, env.DATABASE_URL, 'web', jsonLog(env.LOG_LEVEL));
  const parts = liveParts(env, database);
  const { addresses, clock, ids, letters, links, log, settings, uow } = parts;
  const stopRefreshing = await keepAddresses(addresses, log);
  const days = dayCache(database);
  const slots = slotCache(days, settings, clock);
  const salons = salonQueries({ database, settings, clock, defaultSalon: env.DEFAULT_SALON });
  const deps = { uow, clock, ids, letters };
  const reports = await errorReports({ dsn: env.SENTRY_DSN, environment: env.APP_ENV, process: 'web' });
  const { captureError } = reports;

  const calendar = composeCalendar({ database, settings, log, links, ...deps });
  const shop = composeShop({ database, settings, uow, clock });
  const orders = composeOrders(env, {
    database,
    uow,
    clock,
    ids,
    links: parts.orderLinks,
    codes: parts.voucherCodes,
  });

  return {
    log,
    services: {
      useCases: {
        reserveSlot: reserveSlot(deps),
        confirmAppointment: confirmAppointment(deps),
        releaseHold: releaseHold(deps),
        rescheduleAppointment: rescheduleAppointment(deps),
        cancelAppointment: cancelAppointment(deps),
      },
      salonQueries: salons,
      slotQueries: slotQueries({ database, settings, days, slots, clock }),
      appointmentQueries: appointmentQueries(database, clock),
      sessionQueries: sessionQueries({ database, clock }),
      calendar,
      waitlist: composeWaitlist({ database, settings, waitlistLinks: parts.waitlistLinks, ...deps }),
      moveOffers: composeMoveOffers({ database, settings, links, ...deps }),
      account: composeAccount(env, { database, links, ...deps }),
      identity: composeIdentity(env, { database, invitationLinks: parts.invitationLinks, uow, clock, ids }),
      invoices: composeInvoices({ database, uow, clock, ids }),
      messages: composeMessages({ database, uow, clock }),
      customers: composeCustomers({ database, uow, clock, ids }),
      settings: composeSettings(env, { database, uow, clock }),
      shop,
      orders: orders.parts,
      till: composeTill({ database, uow, clock, ids, codes: parts.voucherCodes }),
      loyalty: loyaltyQueries(database),
      vouchers: composeVouchers(env, {
        database,
        uow,
        clock,
        ids,
        codes: parts.voucherCodes,
        voucherLinks: parts.voucherLinks,
        links: parts.orderLinks,
      }),
      finance: composeFinance({ database, uow, clock }),
      deposits: composeDeposits(env, {
        database,
        uow,
        clock,
        ids,
        links,
        codes: parts.voucherCodes,
        voucherLinks: parts.voucherLinks,
      }),
      links,
      letters,
      clock,
      ids,
      https: env.BASE_URL.startsWith('https:'),
      addressOf: async (salonId: SalonId): Promise<string> => {
        await addresses.know(salonId);
        return addresses.baseUrlOf(salonId);
      },
      appEnv: env.APP_ENV,
      sentryDsn: env.SENTRY_DSN ?? null,
      salonAtHost: async (host: string): Promise<SalonId> => {
        const salonId = await salons.salonAtHost(host);
        if (salonId === null) throw new Error('no salon answers at this host, and there is no default');
        return salonId;
      },
      sessionSecrets: env.SESSION_SECRETS,
      log,
      captureError,
    },
    serverOptions: {
      baseUrl: env.BASE_URL,
      ownOriginAt: async (hostname: string): Promise<string> => {
        const { origin, hostname: ours } = new URL(env.BASE_URL);
        if (hostname === ours || (await salons.claimantOf(hostname)) === null) return origin;
        return atHost(env.BASE_URL, hostname);
      },
      trustProxy: env.TRUST_PROXY,
      formRateLimit: env.FORM_RATE_LIMIT,
      apiRateLimit: env.API_RATE_LIMIT,
      holdRateLimit: env.HOLD_RATE_LIMIT,
      orderRateLimit: env.ORDER_RATE_LIMIT,
      pageRateLimit: env.PAGE_RATE_LIMIT,
      sentryOrigin: env.SENTRY_DSN === undefined ? null : new URL(env.SENTRY_DSN).origin,
      log,
      health: healthQueries(database),
      slots: { salonQueries: salons, feed: slotFeed(slots) },
      takePaymentNotice: orders.takeNotice,
      payAt: payAt(env),
      pictures: { salonAtHost: salons.salonAtHost, picture: shop.queries.picture },
      runInRequest: inRequest,
      captureError,
    },
    /** Ends what would otherwise stay open for as long as somebody looks. */
    endStreams: () => calendar.watch.close(),
    close: async () => {
      stopRefreshing();
      await database.close();
      await reports.flush(FLUSH_MS);
    },
  };
}
