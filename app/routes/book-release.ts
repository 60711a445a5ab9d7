import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound, pageOf } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { queryOfWish, readWishQuery, resolveWish } from '../slots/wish-query.ts';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Lets a held time go and leads back to the free times of the same choice. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await pageOf(request, context);
  const form = await request.formData();
  const holdId = readAppointmentId(textOf(form, 'hold'));
  const released = holdId === null ? null : await context.useCases.releaseHold(actor, { holdId });
  if (holdId === null || released === null) throw notFound();
  if (!released.ok) {
    switch (released.error.kind) {
      case 'not_found':
        throw notFound();
      case 'already_confirmed':
        return redirect(inLocale(locale, `/book/done/${holdId}`), 303);
    }
  }
  const book = await context.salonQueries.book(actor);
  const wish = resolveWish(readWishQuery(new URLSearchParams(textOf(form, 'search'))), book);
  const query = wish.ok ? queryOfWish(wish.value, book) : '';
  return redirect(inLocale(locale, query === '' ? '/book' : `/book/time?${query}`), 303);
}

export const loader = () => {
  throw notFound();
};

/** Never shown; a route with a page answers what is not found with the site's page that says so. */
export default function BookRelease() {
  return null;
}
