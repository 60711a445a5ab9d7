import { afterEach, describe, expect, it } from 'vitest';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import { startStripeSimulator } from './server.ts';
import type { StripeSimulator } from './server.ts';
import { startReceiver } from './webhook-receiver.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function started(endpoints: Parameters<typeof startStripeSimulator>[0]['endpoints'] = []) {
  const simulator = await startStripeSimulator({ port: 0, endpoints, webhooks: { delayMs: 50 } });
  stops.push(() => simulator.stop());
  return simulator;
}

async function opened({ url }: StripeSimulator, over: object = {}) {
  const stripe = stripeClient({ secretKey: 'sk_test_x', baseUrl: url, retries: 0 });
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    payment_intent_data: { capture_method: 'automatic' },
    locale: 'de',
    customer_email: 'zoe@bluewin.example',
    line_items: [
      {
        price_data: {
          currency: 'chf',
          unit_amount: 123_450,
          product_data: { name: 'Kur <b>"mild"</b> & mehr' },
        },
      },
    ],
    success_url: 'http://localhost:4300/done?checkout={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4300/cart?from=pay&x=1',
    ...over,
  });
  return { id: session.id, page: String(session.url) };
}

async function send(url: string, fields: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, to: response.headers.get('location'), html: await response.text() };
}

const look = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, html: await response.text() };
};

describe('the hosted page', () => {
  it('shows what is paid, marked as a simulator, without a script, with a way back', async () => {
    const { page } = await opened(await started());
    const { status, html } = await look(page);
    expect(status).toBe(200);
    expect(html).toContain('CHF 1’234.50');
    expect(html).toContain('Kur &lt;b&gt;&quot;mild&quot;&lt;/b&gt; &amp; mehr');
    expect(html).toContain('Simulator: hier fliesst kein echtes Geld.');
    expect(html).toContain('href="http://localhost:4300/cart?from=pay&amp;x=1"');
    expect(html).toContain('value="zoe@bluewin.example"');
    expect(html).not.toContain('<script');
  });

  it('sends the payer back when the card is fine, and a second time as well', async () => {
    const simulator = await started();
    const { id, page } = await opened(simulator);
    const first = await send(`${page}/card`, { number: '4242 4242 4242 4242', email: 'zoe@bluewin.example' });
    expect(first).toMatchObject({ status: 303, to: `http://localhost:4300/done?checkout=${id}` });
    expect(await send(`${page}/card`, { number: '4242424242424242' })).toMatchObject({
      status: 303,
      to: first.to,
    });
    expect(simulator.world.rows.charges.size).toBe(1);
    expect((await look(page)).html).toContain('Schon erledigt');
  });

  it.each([
    ['4000000000000002', 'abgelehnt'],
    ['4000000000009995', 'nicht genug Guthaben'],
    ['4000000000000069', 'abgelaufen'],
    ['1234', 'stimmt nicht'],
  ])('says next to the field why %s does not pay, and keeps what was typed', async (number, word) => {
    const { page } = await opened(await started());
    const { status, html } = await send(`${page}/card`, {
      number,
      name: 'Zoë "Z" Müller',
      email: 'z@b.example',
    });
    expect(status).toBe(402);
    expect(html).toMatch(new RegExp(`role="alert"[^>]*>[^<]*${word}`));
    expect(html).toContain(`value="${number}"`);
    expect(html).toContain('value="Zoë &quot;Z&quot; Müller"');
    expect(html).toContain('value="z@b.example"');
  });

  it.each([
    ['card', { number: '4000002500003155' }, 'Ihre Bank fragt'],
    ['twint', {}, 'Ihre TWINT-App fragt'],
  ] as const)('asks the holder (%s), who may decline and try again', async (way, fields, title) => {
    const simulator = await started();
    const { id, page } = await opened(simulator);
    const pay = () => send(`${page}/${way}`, fields);
    expect(await pay()).toMatchObject({ status: 303, to: `/c/pay/${id}/confirm` });
    expect((await look(`${page}/confirm`)).html).toContain(title);
    const refused = await send(`${page}/confirm`, { answer: 'no' });
    expect(refused.status).toBe(402);
    expect(refused.html).toContain('Die Bestätigung ist nicht gelungen');
    await pay();
    expect(await send(`${page}/confirm`, { answer: 'yes' })).toMatchObject({
      status: 303,
      to: `http://localhost:4300/done?checkout=${id}`,
    });
    const session = simulator.world.rows.sessions.get(id)?.object;
    expect(session).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(simulator.world.rows.intents.size).toBe(1);
  });

  it('is over when it is expired, also for somebody who was asked in between', async () => {
    const simulator = await started();
    const { page } = await opened(simulator);
    await send(`${page}/twint`);
    simulator.advance(25 * 3_600_000);
    expect((await send(`${page}/confirm`, { answer: 'yes' })).html).toContain('Diese Zahlung ist abgelaufen');
    expect((await look(page)).html).toContain('href="http://localhost:4300/cart?from=pay&amp;x=1"');
    expect([...simulator.world.rows.charges.values()]).toEqual([]);
  });

  it('is not there for an id that nobody gave', async () => {
    const { url } = await started();
    expect((await look(`${url}/c/pay/cs_test_nothing`)).status).toBe(404);
    expect((await send(`${url}/c/pay/cs_test_nothing/card`)).status).toBe(404);
  });

  it('speaks English', async () => {
    const { page } = await opened(await started(), { locale: 'en' });
    expect((await look(page)).html).toContain('<html lang="en">');
  });

  it('offers what was allowed only', async () => {
    const { page } = await opened(await started(), { allowed_payment_method_types: ['twint'] });
    const { html } = await look(page);
    expect(html).toContain('Mit TWINT bezahlen');
    expect(html).not.toContain('Kartennummer');
  });

  it.each([
    ['before the messages leave', true],
    ['after the messages have arrived', false],
  ])('sends the payer back %s', async (_, first) => {
    const receiver = await startReceiver('whsec_receiver');
    stops.push(() => receiver.stop());
    const simulator = await started([receiver.endpoint]);
    simulator.setReturnFirst(first);
    simulator.webhooks.configure({ hold: first });
    const { page } = await opened(simulator);
    await send(`${page}/card`, { number: '4242424242424242' });
    expect(receiver.received).toHaveLength(first ? 0 : 4);
    simulator.webhooks.configure({ hold: false });
    await simulator.webhooks.idle();
    expect(receiver.received).toHaveLength(4);
  });
});

describe('the page for people', () => {
  it('lists payments and does with them what a dashboard does', async () => {
    const simulator = await started();
    const { id, page } = await opened(simulator);
    expect((await look(simulator.url)).html).toContain('Noch keine Zahlungen');
    await send(`${page}/card`, { number: '4242424242424242' });
    const intent = String(simulator.world.rows.sessions.get(id)?.object.payment_intent);
    expect((await look(simulator.url)).html).toContain(intent);
    const press = (button: string) => send(`${simulator.url}/do/${button}`);
    expect(await press(`refund-half/${intent}`)).toMatchObject({ status: 303, to: '/' });
    expect((await look(simulator.url)).html).toContain('zurück CHF 617.25');
    expect((await press(`dispute/${intent}`)).status).toBe(303);
    const [dispute] = [...simulator.world.rows.disputes.keys()];
    const refused = await press(`refund/${intent}`);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('has been charged back');
    expect((await press(`win/${String(dispute)}`)).status).toBe(303);
    expect((await press('payout')).status).toBe(303);
    const [payout] = [...simulator.world.rows.payouts.keys()];
    expect((await press(`arrive/${String(payout)}`)).status).toBe(303);
    expect(simulator.world.rows.payouts.get(String(payout))?.status).toBe('paid');
    expect((await press('webhooks/lose')).status).toBe(303);
    expect(simulator.webhooks.settings().loseNext).toBe(1);
    const [event] = [...simulator.world.rows.events.keys()];
    expect((await press(`resend/${String(event)}`)).status).toBe(303);
    expect((await press('refund/pi_nothing')).status).toBe(404);
    expect((await press('explode')).status).toBe(404);
  });
});
