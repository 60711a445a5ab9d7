/**
 * Cookie ⇄ actor. A browser without an account is known by a signed random id, and by nothing else; whoever has signed
 * in holds a secret whose digest is a row of its own, so that it can be ended from elsewhere.
 */
import { createCookie } from '@remix-run/node';
import type { Ids } from '#domain/ports/ids.ts';
import type { SessionQueries, SignedIn } from '#domain/ports/identity.ts';
import { isUuid, type SalonId, type VisitorId } from '#domain/shared/ids.ts';
import type { VisitorSession } from './load-context.ts';

const SESSION_SECRET = /^[A-Za-z0-9_-]{43}$/;
const THIRTY_DAYS = 30 * 24 * 60 * 60;

export type VisitorCookie = {
  /** Null when there is none, or when it was not signed by us. */
  read(cookieHeader: string | null | undefined): Promise<VisitorId | null>;
  /** The value of a Set-Cookie header. */
  issue(visitorId: VisitorId): Promise<string>;
};

/** @param secrets the one that signs comes first; those after it are still accepted (rotation) */
export function visitorCookie(options: {
  readonly secrets: readonly string[];
  readonly secure: boolean;
}): VisitorCookie {
  if (options.secrets.length === 0) throw new Error('a visitor cookie needs at least one secret');
  // The prefix binds the cookie to this host; browsers accept it over https only.
  const cookie = createCookie(options.secure ? '__Host-visitor' : 'visitor', {
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: '/',
    maxAge: THIRTY_DAYS,
    secrets: [...options.secrets],
  });
  return {
    async read(cookieHeader) {
      const value: unknown = await cookie.parse(cookieHeader ?? null);
      return typeof value === 'string' && isUuid(value) ? (value as VisitorId) : null;
    },
    issue: (visitorId) => cookie.serialize(visitorId),
  };
}

/** The visitor of one request: read at first use, then the same for every loader; new ids are made only here. */
export function lazyVisitor(options: {
  readonly cookie: VisitorCookie;
  readonly cookieHeader: string | null | undefined;
  readonly salonId: SalonId;
  readonly ids: Ids;
}): () => Promise<VisitorSession> {
  let session: Promise<VisitorSession> | undefined;
  const open = async (): Promise<VisitorSession> => {
    const known = await options.cookie.read(options.cookieHeader);
    const visitorId = known ?? (options.ids.next() as VisitorId);
    return {
      actor: { kind: 'visitor', salonId: options.salonId, visitorId },
      setCookie: known === null ? await options.cookie.issue(visitorId) : null,
    };
  };
  return () => (session ??= open());
}

export type SessionCookie = {
  /** The secret; null when there is none or it has not the shape of one. */
  read(cookieHeader: string | null | undefined): Promise<string | null>;
  issue(secret: string): Promise<string>;
  clear(): Promise<string>;
};

/** The secret is 256 random bits: a signature would add nothing. */
export function sessionCookie(options: { readonly secure: boolean }): SessionCookie {
  const cookie = createCookie(options.secure ? '__Host-session' : 'session', {
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: '/',
    maxAge: THIRTY_DAYS,
  });
  return {
    async read(cookieHeader) {
      const value: unknown = await cookie.parse(cookieHeader ?? null);
      return typeof value === 'string' && SESSION_SECRET.test(value) ? value : null;
    },
    issue: (secret) => cookie.serialize(secret),
    clear: () => cookie.serialize('', { maxAge: 0 }),
  };
}

/** Who is signed in, asked at most once per request. */
export function lazySignedIn(options: {
  readonly cookie: SessionCookie;
  readonly cookieHeader: string | null | undefined;
  readonly salonId: SalonId;
  readonly sessions: SessionQueries;
}): () => Promise<SignedIn | null> {
  let answer: Promise<SignedIn | null> | undefined;
  const find = async (): Promise<SignedIn | null> => {
    const secret = await options.cookie.read(options.cookieHeader);
    return secret === null ? null : await options.sessions.signedIn(options.salonId, secret);
  };
  return () => (answer ??= find());
}
