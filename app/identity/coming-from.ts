import type { AppLoadContext } from '@remix-run/node';
import type { SignInPlace } from '#domain/identity/account.ts';
import type { VisitorId } from '#domain/shared/ids.ts';

export type ComingFrom = {
  readonly place: SignInPlace;
  readonly previous: string | null;
  readonly browser: VisitorId | null;
};

/** From where somebody signs in, and what this browser was until now. */
export async function comingFrom(request: Request, context: AppLoadContext): Promise<ComingFrom> {
  const { actor, setCookie } = await context.identity.browser();
  return {
    place: { userAgent: request.headers.get('User-Agent') ?? '', address: context.identity.address },
    previous: await context.sessionCookie.read(request.headers.get('Cookie')),
    browser: setCookie === null ? actor.visitorId : null,
  };
}
