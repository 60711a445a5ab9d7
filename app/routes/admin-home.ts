import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { inLocale } from '../i18n/locale-path.ts';
import { staffPageOf } from '../staff-page.ts';

/** A working day begins in the calendar. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = await staffPageOf(request, context, 'calendar.see');
  return redirect(inLocale(locale, '/admin/calendar'), 303);
}
