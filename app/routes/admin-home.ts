import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { inLocale } from '../i18n/locale-path.ts';
import { staffPageOf } from '../staff-page.ts';

/** A working day begins in the calendar; head office's with the choice of a salon, where there is one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = await staffPageOf(request, context, 'calendar.see');
  const atHome = (await context.signedIn())?.actor;
  const chooses = atHome?.kind === 'hq' && (await context.identity.salons(atHome)).length > 1;
  return redirect(inLocale(locale, chooses ? '/admin/salons' : '/admin/calendar'), 303);
}
