import { http, HttpResponse, delay } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RESEND_URL, resendMailer } from '#adapters/resend/resend-mailer.ts';
import type { ResendMailerOptions } from '#adapters/resend/resend-mailer.ts';
import { aLetter } from './a-letter.ts';

const EMAILS = `${RESEND_URL}/emails`;
const vendor = setupServer();
beforeAll(() => vendor.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendor.resetHandlers());
afterAll(() => vendor.close());

const mailer = (over: Partial<ResendMailerOptions> = {}) =>
  resendMailer({
    apiKey: 're_test_key',
    from: 'Salon Lindenhof <termine@lindenhof.example>',
    environment: 'production',
    timeoutMs: 2_000,
    ...over,
  });

const refusal = (status: number, name: string, message = 'No.', headers: Record<string, string> = {}) =>
  HttpResponse.json({ statusCode: status, name, message }, { status, headers });

describe('an accepted letter', () => {
  it('goes out once, as the vendor wants it, and returns the vendor’s id', async () => {
    let request: Request | undefined;
    vendor.use(
      http.post(EMAILS, ({ request: seen }) => {
        request = seen.clone() as Request;
        return HttpResponse.json({ id: 'e1' });
      }),
    );
    expect(await mailer().send(aLetter())).toEqual({ ok: true, value: { vendorId: 'e1' } });
    expect(request?.headers.get('Idempotency-Key')).toBe(aLetter().id);
    expect(request?.headers.get('Authorization')).toBe('Bearer re_test_key');
    const body = (await request?.json()) as Record<string, unknown>;
    expect(body).toEqual({
      from: 'Salon Lindenhof <termine@lindenhof.example>',
      to: 'zoe.mueller@bluewin.example',
      subject: aLetter().content.subject,
      text: aLetter().content.text,
      html: aLetter().content.html,
      headers: { 'Auto-Submitted': 'auto-generated' },
      tags: [
        { name: 'kind', value: 'appointment_confirmed' },
        { name: 'letter', value: aLetter().id },
      ],
      attachments: [
        {
          filename: 'termin.ics',
          content: Buffer.from(aLetter().content.calendar?.ics ?? '').toString('base64'),
          content_type: 'text/calendar; method=REQUEST; charset=utf-8',
        },
      ],
    });
  });

  it('takes another file along, as it is', async () => {
    let body: unknown;
    vendor.use(
      http.post(EMAILS, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({ id: 'e3' });
      }),
    );
    const content = new Uint8Array([37, 80, 68, 70, 0, 255]);
    const file = { name: 'tagesblatt.pdf', type: 'application/pdf', content };
    await mailer().send(aLetter({ content: { ...aLetter().content, calendar: null, file } }));
    expect(body).toMatchObject({
      attachments: [
        {
          filename: 'tagesblatt.pdf',
          content: Buffer.from(content).toString('base64'),
          content_type: 'application/pdf',
        },
      ],
    });
  });

  it('needs no calendar file', async () => {
    let body: unknown;
    vendor.use(
      http.post(EMAILS, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({ id: 'e2' });
      }),
    );
    await mailer().send(aLetter({ content: { ...aLetter().content, calendar: null } }));
    expect(body).not.toHaveProperty('attachments');
  });
});

describe('an answer that may be different next time', () => {
  it.each([
    ['429', () => refusal(429, 'rate_limit_exceeded', 'Too many requests.', { 'retry-after': '2' })],
    ['429 for today', () => refusal(429, 'daily_quota_exceeded')],
    ['500', () => refusal(500, 'internal_server_error')],
    ['503 as a page of a proxy', () => new HttpResponse('<html>unavailable</html>', { status: 503 })],
    ['502 as JSON of a proxy', () => HttpResponse.json({ error: 'bad gateway' }, { status: 502 })],
    ['500 whose JSON is null', () => HttpResponse.json(null, { status: 500 })],
    ['an accepted answer that is no JSON', () => new HttpResponse('{"id":"e', { status: 200 })],
    ['an accepted answer without an id', () => HttpResponse.json({})],
    ['a connection that breaks', () => HttpResponse.error()],
    ['the first request still at work', () => refusal(409, 'concurrent_idempotent_requests')],
    ['a key that is being rotated', () => refusal(401, 'restricted_api_key')],
    ['a wrong key', () => refusal(403, 'invalid_api_key', 'API key is invalid.')],
    ['a wrong key, as it is really reported', () => refusal(400, 'validation_error', 'API key is invalid')],
    ['a domain not yet verified', () => refusal(403, 'validation_error', 'The domain is not verified.')],
  ])('%s: try again', async (_, answer) => {
    vendor.use(http.post(EMAILS, answer));
    expect(await mailer().send(aLetter())).toMatchObject({ ok: false, error: { kind: 'try_again' } });
  });

  it('tells how long to wait', async () => {
    vendor.use(http.post(EMAILS, () => refusal(429, 'rate_limit_exceeded', 'Slow.', { 'retry-after': '7' })));
    expect(await mailer().send(aLetter())).toMatchObject({
      error: { detail: '429 rate_limit_exceeded: Slow.: retry after 7 s' },
    });
  });

  it.each([
    ['before the answer begins', () => delay('infinite').then(() => HttpResponse.json({ id: 'late' }))],
    [
      'in the middle of the answer',
      () =>
        new HttpResponse(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
          }),
        ),
    ],
    [
      'in the middle of an error',
      () =>
        new HttpResponse(new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{"na')) }), {
          status: 422,
        }),
    ],
  ])('does not hang when the vendor does %s', async (_, answer) => {
    vendor.use(http.post(EMAILS, answer));
    const started = performance.now();
    const outcome = await mailer({ timeoutMs: 150 }).send(aLetter());
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'try_again' } });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('gets the same id when the answer to an accepted letter was lost', async () => {
    const accepted = new Map<string, string>();
    let calls = 0;
    vendor.use(
      http.post(EMAILS, ({ request }) => {
        const key = request.headers.get('Idempotency-Key') ?? '';
        if (!accepted.has(key)) accepted.set(key, `e${accepted.size + 1}`);
        calls += 1;
        return calls === 1 ? HttpResponse.error() : HttpResponse.json({ id: accepted.get(key) });
      }),
    );
    expect(await mailer().send(aLetter())).toMatchObject({ ok: false, error: { kind: 'try_again' } });
    expect(await mailer().send(aLetter())).toEqual({ ok: true, value: { vendorId: 'e1' } });
    expect(accepted.size).toBe(1);
  });
});

describe('an answer that will never be different', () => {
  it.each([
    [400, 'validation_error'],
    [400, 'invalid_idempotency_key'],
    [409, 'invalid_idempotent_request'],
    [422, 'missing_required_field'],
    [422, 'invalid_attachment'],
    [422, 'validation_error'],
    [451, 'security_error'],
  ])('%s %s: rejected', async (status, name) => {
    vendor.use(http.post(EMAILS, () => refusal(status, name)));
    expect(await mailer().send(aLetter())).toMatchObject({
      ok: false,
      error: { kind: 'rejected', detail: `${status} ${name}: No.` },
    });
  });

  it('keeps the recipient out of what is stored of it', async () => {
    const message = 'Invalid `to` field: zoe.mueller@bluewin.example';
    vendor.use(http.post(EMAILS, () => refusal(422, 'validation_error', message)));
    const outcome = await mailer().send(aLetter());
    expect(JSON.stringify(outcome)).not.toContain('bluewin');
    expect(JSON.stringify(outcome)).toContain('[e-mail]');
  });
});

describe('no real recipient outside production', () => {
  const counted = () => {
    const seen: string[] = [];
    vendor.use(
      http.post('*/emails', async ({ request }) => {
        seen.push(((await request.json()) as { to: string }).to);
        return HttpResponse.json({ id: 'e1' });
      }),
    );
    return seen;
  };

  it.each(['development', 'staging'] as const)(
    '%s: the real vendor is not even asked',
    async (environment) => {
      const seen = counted();
      for (const recipient of ['zoe@gmail.example', 'delivered@resend.dev.evil.example', 'resend.dev']) {
        expect(await mailer({ environment }).send(aLetter({ recipient }))).toEqual({
          ok: false,
          error: { kind: 'rejected', detail: `recipient not allowed in ${environment}` },
        });
      }
      expect(seen).toEqual([]);
    },
  );

  it('sends to the vendor’s test addresses and to the list', async () => {
    const seen = counted();
    const staging = mailer({ environment: 'staging', allowList: ['qa@lindenhof.example', '@team.example'] });
    const fine = ['delivered+7@resend.dev', 'QA@lindenhof.example', 'anybody@team.example'];
    for (const recipient of fine) expect((await staging.send(aLetter({ recipient }))).ok).toBe(true);
    expect((await staging.send(aLetter({ recipient: 'x@lindenhof.example' }))).ok).toBe(false);
    expect(seen).toEqual(fine);
  });

  it.each([
    'http://127.0.0.1:4399',
    'http://localhost:4399',
    'http://[::1]:4399',
    'http://mail.internal:4399',
  ])('a simulator (%s) takes everything', async (baseUrl) => {
    const seen = counted();
    await mailer({ environment: 'development', baseUrl }).send(aLetter());
    expect(seen).toHaveLength(1);
  });

  it.each(['https://api.resend.com', 'http://127.0.0.1.evil.example', 'https://localhost.example'])(
    '%s is no simulator',
    async (baseUrl) => {
      const seen = counted();
      expect((await mailer({ environment: 'staging', baseUrl }).send(aLetter())).ok).toBe(false);
      expect(seen).toEqual([]);
    },
  );
});

describe('inside a unit of work', () => {
  it('throws instead of sending', async () => {
    await expect(mailer({ insideUnit: () => true }).send(aLetter())).rejects.toThrow('unit of work');
  });
});
