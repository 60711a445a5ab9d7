import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { pageMeta } from '../document/page-meta.ts';
import { staffPageOf } from '../staff-page.ts';
import { ClosedPage } from '../till/closed-page.tsx';
import { closingSlip } from '../till/closing-slip.ts';
import { faultWords } from '../till/fault-words.ts';
import { openClosing } from '../till/open-closing.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ till }) => ({ title: args.data?.slip.title ?? till.closings.title }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.see');
  const { zone, ...facts } = await openClosing(page, context, params['id']);
  return {
    id: facts.closing.id,
    uses: may(page.actor, 'till.use'),
    done: page.url.searchParams.has('done'),
    slip: closingSlip(facts, page.locale, zone),
    faults: context.till.faultsOfOne(facts.closing).map((fault) => faultWords(fault, page.texts)),
  };
}

export type ClosedPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminTillClosed() {
  return <ClosedPage model={useLoaderData<typeof loader>()} />;
}
