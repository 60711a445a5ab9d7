import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { Resend } from 'resend';
import { afterEach, describe, expect, it } from 'vitest';
import { resendMailer } from '#adapters/resend/resend-mailer.ts';
import type { MailId } from '#domain/shared/ids.ts';
import { aLetter } from '../../adapters/resend/a-letter.ts';
import { FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';
import { startResendSimulator } from './server.ts';
import type { ResendSimulator, ResendSimulatorOptions } from './server.ts';

const running: ResendSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

async function started(over: Partial<ResendSimulatorOptions> = {}): Promise<ResendSimulator> {
  const simulator = await startResendSimulator({ port: 0, ...over });
  running.push(simulator);
  return simulator;
}

const sdk = (simulator: ResendSimulator) => new Resend('re_development', { baseUrl: simulator.url });
const email = { from: 'Salon <a@salon.example>', to: 'zoe@x.example', subject: 'Hallo', text: 'Guten Tag' };

const mailerOf = (simulator: ResendSimulator, timeoutMs = 3_000) =>
  resendMailer({
    apiKey: 're_development',
    baseUrl: simulator.url,
    from: 'termine@schnittwerk.example',
    environment: 'development',
    timeoutMs,
  });

describe('what the vendor’s SDK gets', () => {
  it('an id, and under it the mail again', async () => {
    const simulator = await started();
    const sent = await sdk(simulator).emails.send({ ...email, tags: [{ name: 'kind', value: 'test' }] });
    expect(sent.error).toBeNull();
    const found = await sdk(simulator).emails.get(sent.data?.id ?? '');
    expect(found.data).toMatchObject({
      object: 'email',
      id: sent.data?.id,
      from: email.from,
      to: [email.to],
      subject: 'Hallo',
      text: 'Guten Tag',
      html: null,
      reply_to: null,
      tags: [{ name: 'kind', value: 'test' }],
      last_event: 'delivered',
    });
    expect((await sdk(simulator).emails.get('nothing')).error).toEqual({
      statusCode: 404,
      name: 'not_found',
      message: 'Email not found',
    });
  });

  it.each([
    ['no recipient', { to: [] }, 422, 'missing_required_field', 'Missing `to` field.'],
    ['no words', { text: '' }, 422, 'missing_required_field', 'Missing `html` or `text` field.'],
    [
      'a sender that is none',
      { from: 'Salon' },
      422,
      'validation_error',
      /^Invalid `from` field\. The email address/,
    ],
    ['a sender without a domain', { from: 'Salon <a@b>' }, 422, 'validation_error', /^Invalid `from` field/],
    ['a recipient that is none', { to: 'zoe' }, 422, 'validation_error', /^Invalid `to` field/],
    ['51 recipients', { to: Array(51).fill('a@b.ch') }, 422, 'validation_error', /^Invalid `to` field/],
    [
      'a subject of two lines',
      { subject: 'a\nBcc: b@c.ch' },
      422,
      'validation_error',
      /^Invalid `subject` field/,
    ],
    [
      'a tag with an umlaut',
      { tags: [{ name: 'ä', value: 'b' }] },
      422,
      'validation_error',
      /^Tags should only/,
    ],
    [
      'an empty attachment',
      { attachments: [{ filename: 'x' }] },
      422,
      'invalid_attachment',
      /^Missing `content`/,
    ],
  ])('a refusal in the vendor’s shape: %s', async (_, over, statusCode, name, message) => {
    const simulator = await started();
    const { error } = await sdk(simulator).emails.send({ ...email, ...over });
    expect(error).toMatchObject({ statusCode, name });
    expect(error?.message).toMatch(message);
    expect(simulator.mails()).toEqual([]);
  });

  it('401 without a key, a validation error for a wrong one', async () => {
    const { url } = await started();
    const bare = await fetch(`${url}/emails`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({ name: 'missing_api_key' });
    const wrong = await new Resend('sk_wrong', { baseUrl: url }).emails.send(email);
    expect(wrong.error).toMatchObject({ name: 'validation_error', message: 'API key is invalid' });
  });
});

describe('the idempotency key', () => {
  it('answers a repetition with the first id, another body with 409, after 24 hours it is forgotten', async () => {
    let now = Date.parse('2026-03-14T09:00Z');
    const simulator = await started({ now: () => now });
    const send = (over = {}) => sdk(simulator).emails.send({ ...email, ...over }, { idempotencyKey: 'k' });
    const first = await send();
    now += 23 * 3_600_000;
    expect((await send()).data?.id).toBe(first.data?.id);
    expect((await send({ subject: 'Anders' })).error).toMatchObject({
      statusCode: 409,
      name: 'invalid_idempotent_request',
    });
    expect(simulator.mails()).toHaveLength(1);
    now += 2 * 3_600_000;
    expect((await send()).data?.id).not.toBe(first.data?.id);
    expect(simulator.mails()).toHaveLength(2);
  });

  it('is not spent by a refusal', async () => {
    const simulator = await started();
    const key = { idempotencyKey: 'k' };
    expect((await sdk(simulator).emails.send({ ...email, to: 'zoe' }, key)).error).not.toBeNull();
    expect((await sdk(simulator).emails.send(email, key)).error).toBeNull();
  });

  it('refuses a second request while the first is at work', async () => {
    const simulator = await started();
    simulator.fail('slow');
    const key = { idempotencyKey: 'k' };
    const first = sdk(simulator).emails.send(email, key);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const second = await sdk(simulator).emails.send(email, key);
    expect(second.error).toMatchObject({ statusCode: 409, name: 'concurrent_idempotent_requests' });
    expect((await first).error).toBeNull();
    expect(simulator.mails()).toHaveLength(1);
  });

  it('never accepts two mails for one letter, whatever goes wrong on the way', async () => {
    const simulator = await started();
    const quick = FAULTS.filter((fault) => fault !== 'slow');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom<Fault>(...quick), { maxLength: 5 }), async (faults) => {
        run += 1;
        const id = `7d9f2c34-1b5a-4e6f-8a90-${String(run).padStart(12, '0')}` as MailId;
        const recipient = `run${run}@x.example`;
        simulator.fail(...faults);
        const ids: string[] = [];
        for (let attempt = 0; attempt < 20 && ids.length < 2; attempt += 1) {
          const outcome = await mailerOf(simulator, attempt < faults.length ? 80 : 2_000).send(
            aLetter({ id, recipient }),
          );
          if (outcome.ok) ids.push(outcome.value.vendorId);
          else expect(outcome.error.kind).toBe('try_again');
        }
        expect(ids).toHaveLength(2);
        const accepted = simulator.mails(recipient);
        expect(accepted).toHaveLength(1);
        expect(new Set(ids)).toEqual(new Set([accepted[0]?.id]));
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  it('nor when twenty workers send the same letter at once', async () => {
    const simulator = await started();
    const all = await Promise.all(Array.from({ length: 20 }, () => mailerOf(simulator).send(aLetter())));
    const ids = new Set(all.map((outcome) => (outcome.ok ? outcome.value.vendorId : outcome.error.kind)));
    ids.delete('try_again');
    expect(ids.size).toBe(1);
    expect(simulator.mails()).toHaveLength(1);
  });
});

describe('faults on demand', () => {
  it('are switched over HTTP and used up one by one', async () => {
    const { url, mails } = await started();
    const put = await fetch(`${url}/faults`, { method: 'POST', body: '{"next":["rate_limit","error_503"]}' });
    expect(await put.json()).toEqual({ next: ['rate_limit', 'error_503'] });
    const post = () =>
      fetch(`${url}/emails`, {
        method: 'POST',
        headers: { Authorization: 'Bearer re_x' },
        body: JSON.stringify(email),
      });
    const limited = await post();
    expect([limited.status, limited.headers.get('Retry-After')]).toEqual([429, '1']);
    expect((await post()).status).toBe(503);
    expect((await post()).status).toBe(200);
    expect(mails()).toHaveLength(1);
    expect((await fetch(`${url}/faults`, { method: 'POST', body: '{"next":["nonsense"]}' })).status).toBe(
      400,
    );
    expect((await fetch(`${url}/faults`, { method: 'POST', body: 'nonsense' })).status).toBe(400);
  });
});

describe('the mailbox', () => {
  const get = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('says that it is empty', async () => {
    expect((await get((await started()).url)).text).toContain('Noch keine Mails');
  });

  it('lists the newest first, finds by recipient, opens a mail with its attachment', async () => {
    const simulator = await started();
    await sdk(simulator).emails.send({ ...email, to: 'ben@x.example', subject: 'Erstes' });
    await mailerOf(simulator).send(aLetter());
    const list = await get(simulator.url);
    expect(list.text.indexOf('Ihr Termin')).toBeLessThan(list.text.indexOf('Erstes'));
    const found = await get(`${simulator.url}/?to=BEN%40`);
    expect(found.text).toContain('Erstes');
    expect(found.text).not.toContain('Ihr Termin');
    expect((await get(`${simulator.url}/?to=%3Cscript%3E`)).text).toContain('«&lt;script&gt;»');

    const [mail] = simulator.mails('zoe.');
    const opened = await get(`${simulator.url}/mail/${mail?.id}`);
    expect(opened.text).toContain('termin.ics');
    expect(opened.text).toContain('sandbox=');
    expect(opened.text).toContain(aLetter().id);
    expect(opened.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const body = await get(`${simulator.url}/mail/${mail?.id}/html`);
    expect(body.headers.get('Content-Security-Policy')).toMatch(/^sandbox /);
    expect(body.headers.get('Content-Security-Policy')).not.toContain('allow-scripts');
    const file = await get(`${simulator.url}/mail/${mail?.id}/attachments/0`);
    expect(file.headers.get('Content-Type')).toBe('text/calendar; method=REQUEST; charset=utf-8');
    expect(file.text).toBe(aLetter().content.calendar?.ics);
    expect((await get(`${simulator.url}/mail/${mail?.id}/attachments/1`)).status).toBe(404);
    expect((await get(`${simulator.url}/mail/unknown`)).status).toBe(404);
  });

  it('escapes what a mail says in its pages', async () => {
    const simulator = await started();
    await sdk(simulator).emails.send({ ...email, subject: '<script>x</script>', text: '</pre><script>' });
    const [mail] = simulator.mails();
    for (const url of [simulator.url, `${simulator.url}/mail/${mail?.id}`]) {
      expect((await get(url)).text).not.toContain('<script>');
    }
  });

  it('is there as JSON, and can be emptied', async () => {
    const simulator = await started();
    await mailerOf(simulator).send(aLetter());
    const { mails } = JSON.parse((await get(`${simulator.url}/mailbox.json?to=zoe.mueller`)).text) as {
      mails: { subject: string; idempotencyKey: string }[];
    };
    expect(mails).toMatchObject([{ subject: aLetter().content.subject, idempotencyKey: aLetter().id }]);
    expect((await fetch(`${simulator.url}/mailbox.json`, { method: 'DELETE' })).status).toBe(204);
    expect(simulator.mails()).toEqual([]);
    await mailerOf(simulator).send(aLetter());
    await fetch(`${simulator.url}/clear`, { method: 'POST' });
    expect(simulator.mails()).toEqual([]);
  });

  it('keeps the newest, survives a restart and a broken line, keys included', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'mailbox-'));
    try {
      const file = path.join(directory, 'deep', 'mailbox.json');
      const first = await started({ file, keep: 3 });
      for (const to of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
        await sdk(first).emails.send({ ...email, to: `${to}@x.example` }, { idempotencyKey: to });
      }
      await first.stop();
      appendFileSync(file, '{"id":"half');
      const second = await started({ file, keep: 3 });
      const kept = second.mails();
      expect(kept.map((mail) => mail.to[0])).toEqual(['h@x.example', 'g@x.example', 'f@x.example']);
      const again = await sdk(second).emails.send({ ...email, to: 'h@x.example' }, { idempotencyKey: 'h' });
      expect(again.data?.id).toBe(kept[0]?.id);
      writeFileSync(file, 'not a mailbox at all\n[]\nnull\n');
      expect((await started({ file })).mails()).toEqual([]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('says so when its port is taken', async () => {
    const { port } = await started();
    await expect(startResendSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
  });
});
