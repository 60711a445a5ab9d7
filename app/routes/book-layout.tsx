import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { isHold } from '#domain/slots/hold.ts';
import { pageOf } from '../page-of.ts';
import { HoldBanner, type HeldTime } from '../slots/hold-banner.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, known } = await pageOf(request, context);
  const none: readonly Appointment[] = [];
  const [holds, book] = await Promise.all([
    known ? context.appointmentQueries.liveHolds(actor) : none,
    context.salonQueries.book(actor),
  ]);
  return {
    zone: book.zone,
    holds: holds.filter(isHold).map((hold): HeldTime => ({
      id: hold.id,
      start: isoInstant(hold.from),
      until: new Date(hold.reservedUntil).toISOString(),
    })),
  };
}

export default function BookLayout() {
  const { holds, zone } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <HoldBanner holds={holds} zone={zone} search={useLocation().search} />
      <Outlet />
    </div>
  );
}
