/** The switches over HTTP, JSON in and out: `/_control/…`. The table is in docs/decisions/0020-stripe.md. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../wire.ts';
import { DEFAULT_DELIVERY } from './deliveries.ts';
import { readFaults } from './faults.ts';
import { invalid, StripeRefusal } from './refusal.ts';
import type { Simulation } from './simulation.ts';

type Body = Readonly<Record<string, unknown>>;
type Command = (simulation: Simulation, id: string, body: Body) => unknown;

const amountOf = (body: Body): number | null => (typeof body['amount'] === 'number' ? body['amount'] : null);

const COMMANDS: Readonly<Record<string, Command>> = {
  'GET state': ({ world, faults, webhooks }) => ({
    ...Object.fromEntries(Object.entries(world.rows).map(([name, table]) => [name, [...table.values()]])),
    deliveries: [...world.rows.events.keys()].map((id) => webhooks.reportOf(id) ?? { eventId: id }),
    faults: faults.all(),
    webhooks: webhooks.settings(),
    now: world.seconds(),
  }),
  'POST reset': (simulation) => simulation.reset(),
  'POST faults': ({ faults }, _id, body) => {
    const plans = readFaults(body);
    if (plans === null) throw invalid('Unknown fault.');
    faults.add(...plans);
    return { next: faults.all() };
  },
  'DELETE faults': ({ faults }) => faults.clear(),
  'POST limit': ({ limit }, _id, body) => {
    const { readsPerSecond: wanted } = body;
    if (wanted !== null && !(typeof wanted === 'number' && wanted > 0)) throw invalid('So many, or null.');
    limit.set(wanted);
    return limit.counts();
  },
  'GET limit': ({ limit }) => ({ readsPerSecond: limit.perSecond(), ...limit.counts() }),
  'POST webhooks': (simulation, _id, body) => {
    const { returnFirst, ...settings } = body;
    if (typeof returnFirst === 'boolean') simulation.setReturnFirst(returnFirst);
    const known = [...Object.keys(DEFAULT_DELIVERY), 'endpoints'];
    const unknown = Object.keys(settings).find((name) => !known.includes(name));
    if (unknown !== undefined) throw invalid(`Unknown switch: ${unknown}`);
    simulation.webhooks.configure(settings);
    return simulation.webhooks.settings();
  },
  'POST webhooks/release': ({ webhooks }) => webhooks.release(),
  'POST webhooks/idle': ({ webhooks }) => webhooks.idle(),
  'POST clock': (simulation, _id, body) => {
    simulation.advance(Number(body['advanceSeconds'] ?? 0) * 1000);
    return { now: simulation.world.seconds() };
  },
  'POST sessions/:id/pay': (simulation, id, body) => simulation.pay(id, body),
  'POST sessions/:id/answer': (simulation, id, body) => simulation.answer(id, body['agreed'] === true),
  'POST payments/:id/settle': (simulation, id, body) =>
    simulation.settlePayment(id, body['succeeds'] !== false),
  'POST payments/:id/refund': (simulation, id, body) => simulation.refundByHand(id, amountOf(body)),
  'POST payments/:id/dispute': (simulation, id, body) => simulation.openDispute(id, body),
  'POST refunds/:id/settle': (simulation, id, body) =>
    simulation.settleRefund(id, body['succeeds'] !== false),
  'POST disputes/:id/close': (simulation, id, body) =>
    simulation.closeDispute(id, body['outcome'] === 'won' ? 'won' : 'lost'),
  'POST payouts': (simulation) => simulation.payOut(),
  'POST payouts/:id/arrive': (simulation, id) => simulation.arrive(id),
  'POST events/:id/resend': (simulation, id) => simulation.resend(id),
};

export function controlApi(simulation: Simulation) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const steps = url.pathname.replace(/^\/_control\//, '').split('/');
    // The middle of three steps, or the second of two, may be an id.
    const [kind = '', id = '', verb] = steps;
    const names = [steps.join('/'), `${kind}/:id/${verb ?? ''}`];
    const command = names.map((name) => COMMANDS[`${request.method} ${name}`]).find(Boolean);
    if (!command) return sendJson(response, 404, { error: 'no such switch' });
    try {
      const answer = await command(simulation, decodeURIComponent(id), bodyOf(await readBody(request)));
      simulation.world.changed();
      sendJson(response, 200, answer ?? { ok: true });
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      sendJson(response, error.status, { error: error.body });
    }
  };
}

function bodyOf(text: string): Body {
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Said below: whatever it was, it was no record.
  }
  throw invalid('A JSON object, please.');
}
