import { redirect, type AppLoadContext } from '@remix-run/node';
import type { NewSession } from '#domain/identity/new-session.ts';
import type { Role } from '#domain/identity/permissions.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { inLocale } from '../i18n/locale-path.ts';

/** Where somebody belongs who asked for nothing in particular. */
export const homeOf = (role: Role | null): string => (role === null ? '/account' : '/admin');

/** Hands the new secret to the browser and leads on. */
export async function signedInRedirect(
  { secret, role, needsFactor }: NewSession,
  to: string | null,
  locale: Locale,
  context: AppLoadContext,
): Promise<Response> {
  const factor = inLocale(locale, '/sign-in/factor') + (to === null ? '' : `?to=${encodeURIComponent(to)}`);
  return redirect(needsFactor ? factor : (to ?? inLocale(locale, homeOf(role))), {
    status: 303,
    headers: { 'Set-Cookie': await context.sessionCookie.issue(secret) },
  });
}
