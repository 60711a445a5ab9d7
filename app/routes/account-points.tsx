import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { standingOf } from '#domain/loyalty/loyalty.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { accountPageOf } from '../account/account-page-of.ts';
import { pageMeta } from '../document/page-meta.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { OwnPoints } from '../loyalty/own-points.tsx';
import { isoOf } from '../orders/order-model.ts';

/** A year and, so that nobody loses a day to a leap year, a day. */
const TWELVE_MONTHS = 366 * 24 * 3_600_000;
const MOST_LINES = 100;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ loyalty }) => ({ title: loyalty.mine.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await accountPageOf(request, context);
  const since = (context.clock.now() - TWELVE_MONTHS) as Instant;
  const [own, book] = await Promise.all([
    context.loyalty.own(actor, since),
    context.salonQueries.book(actor),
  ]);
  if (own === null) return { zone: book.zone, own: null };
  const { programme, balance, recent, lines } = own;
  return {
    zone: book.zone,
    own: {
      balance,
      recent,
      pointsPerFranc: programme.pointsPerFranc,
      hasTiers: programme.tiers.length > 0,
      standing: standingOf(recent, programme),
      lines: lines.slice(0, MOST_LINES).map(({ points, source, at }) => ({ points, source, at: isoOf(at) })),
    },
  };
}

export type OwnPointsModel = Awaited<ReturnType<typeof loader>>;

export default function AccountPoints() {
  return (
    <AccountFrame title={useTexts().loyalty.mine.title}>
      <OwnPoints model={useLoaderData<typeof loader>()} />
    </AccountFrame>
  );
}
