import type { AppLoadContext } from '@remix-run/node';
import { isUuid, type CustomerId } from '#domain/shared/ids.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';

/** @throws Response 404 for what cannot be an id */
export function customerIdOf(text: string | undefined): CustomerId {
  if (text === undefined || !isUuid(text)) throw notFound();
  return text as CustomerId;
}

/**
 * Notes that the page is opened, and says whose it is.
 * @throws Response 404: unknown, foreign and not permitted look the same
 */
export async function openCustomer(
  page: StaffPage,
  context: AppLoadContext,
  id: CustomerId,
  part: 'profile' | 'health',
) {
  const opened = await context.customers.useCases.openCustomer(page.actor, { id, part });
  if (!opened.ok) throw notFound();
  return opened.value;
}

/** Which of these words the address asks for: what was just done, after its form was answered with a redirect. */
export function newsOf<Words extends object>(page: StaffPage, words: Words): keyof Words | null {
  const done = page.url.searchParams.get('done') ?? '';
  return Object.hasOwn(words, done) ? (done as keyof Words) : null;
}
