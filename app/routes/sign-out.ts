import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { inLocale, localeOfRequest } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';

/** By a form only: a link or an image elsewhere must not sign anybody out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const secret = await context.sessionCookie.read(request.headers.get('Cookie'));
  if (secret !== null) await context.identity.signOut({ kind: 'desk', salonId: context.salonId }, secret);
  return redirect(inLocale(localeOfRequest(request), '/'), {
    status: 303,
    headers: {
      'Set-Cookie': await context.sessionCookie.clear(),
      // The calendar's last day, kept for when the line is down, leaves with whoever it was kept for.
      'Clear-Site-Data': '"storage"',
    },
  });
}

export const loader = () => {
  throw notFound();
};

/** Never shown; a route with a page answers what is not found with the site's page that says so. */
export default function SignOut() {
  return null;
}
