import { describe, expect, test } from 'vitest';
import type { SalonId, VisitorId } from '#domain/shared/ids.ts';
import { lazyVisitor, visitorCookie } from '#app/session.server.ts';

const ID = '00000000-0000-4000-8000-0000000000aa' as VisitorId;
const cookie = visitorCookie({ secrets: ['new', 'old'], secure: true });
const pair = (setCookie: string): string => setCookie.split(';')[0]!;

describe('the visitor\u2019s cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const issued = await cookie.issue(ID);
    expect(issued).toMatch(/^__Host-visitor=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) {
      expect(issued).toContain(attribute);
    }
    expect(await visitorCookie({ secrets: ['a'], secure: false }).issue(ID)).toMatch(/^visitor=(?!.*Secure)/);
  });

  test('is read back, also when the secret before this one signed it', async () => {
    const old = visitorCookie({ secrets: ['old'], secure: true });
    expect(await cookie.read(pair(await cookie.issue(ID)))).toBe(ID);
    expect(await cookie.read(pair(await old.issue(ID)))).toBe(ID);
    expect(await old.read(pair(await cookie.issue(ID)))).toBeNull();
  });

  test('is nothing when tampered with, missing or strange', async () => {
    const issued = pair(await cookie.issue(ID));
    for (const header of [
      null,
      undefined,
      '',
      'x',
      `${issued}x`,
      '__Host-visitor=abc',
      issued.replace('=', '=x'),
    ]) {
      expect(await cookie.read(header)).toBeNull();
    }
    const stranger = pair(await cookie.issue('no uuid' as VisitorId));
    expect(await cookie.read(stranger)).toBeNull();
  });
});

describe('the visitor of a request', () => {
  const options = { cookie, salonId: 'salon' as SalonId, ids: { next: () => ID } };

  test('is made once for all loaders, with the cookie that the answer must carry', async () => {
    const visitor = lazyVisitor({ ...options, cookieHeader: undefined });
    const [first, second] = await Promise.all([visitor(), visitor()]);
    expect(first).toBe(second);
    expect(first.actor.visitorId).toBe(ID);
    expect(await cookie.read(pair(first.setCookie ?? ''))).toBe(ID);
  });

  test('is known by its cookie', async () => {
    const header = pair(await cookie.issue(ID));
    const session = await lazyVisitor({ ...options, cookieHeader: header, ids: { next: () => 'unused' } })();
    expect(session).toEqual({ actor: { kind: 'visitor', salonId: 'salon', visitorId: ID }, setCookie: null });
  });
});
