import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { LegalPage } from '../site/legal-page.tsx';
import { legalFacts } from '../site/legal-text.ts';

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, ({ legal }) => legal.privacy);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts } = await pageOf(request, context);
  const { title, sections } = texts.legal.privacy;
  return { title, sections: sections(legalFacts(await context.salonQueries.card(actor))) };
}

export default function Privacy() {
  return <LegalPage {...useLoaderData<typeof loader>()} />;
}
