import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { differenceOf } from '#domain/till/closing.ts';
import { pageMeta } from '../document/page-meta.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { ClosingsPage } from '../till/closings-page.tsx';
import { faultWords } from '../till/fault-words.ts';

const COUNT = 30;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ till }) => ({ title: till.closings.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url } = await staffPageOf(request, context, 'till.see');
  const asked = url.searchParams.get('before') ?? '';
  const before = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const closings = await context.till.queries.closings(actor, { before, count: COUNT });
  const verified = url.searchParams.has('check') ? await context.till.useCases.verifyClosings(actor) : null;
  if (verified !== null && !verified.ok) throw notFound();
  const last = closings.at(-1)?.number ?? 1;
  return {
    uses: may(actor, 'till.use'),
    isNewest: before === null,
    older: last > 1 ? last : null,
    check: verified && {
      closings: verified.value.closings,
      faults: verified.value.faults.map((fault) => faultWords(fault, texts)),
    },
    closings: closings.map(({ id, number, day, expected, counted }) => ({
      id,
      number,
      day,
      expected,
      counted,
      difference: differenceOf({ counted, expected }),
    })),
  };
}

export type ClosingsPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminTillClosings() {
  return <ClosingsPage model={useLoaderData<typeof loader>()} />;
}
