import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { accountPageOf } from '../account/account-page-of.ts';
import { LogPage } from '../account/log-page.tsx';
import { pageMeta } from '../document/page-meta.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ account }) => ({ title: account.log.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts } = await accountPageOf(request, context);
  const [lines, { zone }] = await Promise.all([
    context.account.queries.log(actor),
    context.salonQueries.book(actor),
  ]);
  const { actions, other } = texts.account.log;
  const known: Readonly<Record<string, string>> = actions;
  return {
    zone,
    lines: lines.map(({ action, at, by, staffName }) => ({
      what: known[action] ?? other,
      at: isoInstant(minuteOf(at)),
      by,
      staffName,
    })),
  };
}

export type LogModel = Awaited<ReturnType<typeof loader>>;

export default function AccountLog() {
  return <LogPage model={useLoaderData<typeof loader>()} />;
}
