import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { LegalPage } from '../site/legal-page.tsx';
import { sectionsOf } from '../site/legal-text.ts';

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, ({ legal }) => legal.terms);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, locale } = await pageOf(request, context);
  const { version, text } = await context.salonQueries.terms(actor);
  const { terms } = texts.legal;
  return { title: terms.title, sections: sectionsOf(text[locale]), note: terms.version(version) };
}

export default function Terms() {
  return <LegalPage {...useLoaderData<typeof loader>()} />;
}
