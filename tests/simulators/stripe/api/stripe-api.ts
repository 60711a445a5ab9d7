/** Stripe's REST API as the SDK speaks it: https://docs.stripe.com/api */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { STRIPE_API_VERSION } from '#adapters/stripe/stripe-client.ts';
import { readBody, send, sendJson } from '../../wire.ts';
import { expanded } from '../expand.ts';
import type { Fault } from '../faults.ts';
import { parseForm } from '../form-body.ts';
import type { Answer, idempotency } from '../idempotency.ts';
import { StripeRefusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { checkoutSessionRoutes } from './checkout-sessions.ts';
import { moneyRoutes } from './money-routes.ts';
import { payerRoutes } from './payer-routes.ts';
import { paymentIntentRoutes } from './payment-intents.ts';
import { asked } from './route.ts';

const ROUTES = [...checkoutSessionRoutes, ...paymentIntentRoutes, ...moneyRoutes, ...payerRoutes];
const SLOW = 1_000;

export type StripeApiOptions = {
  readonly world: World;
  readonly keys: ReturnType<typeof idempotency>;
  readonly nextFault: (method: string, path: string) => Fault | null;
  readonly origin: () => string;
};

export function stripeApi({ world, keys, nextFault, origin }: StripeApiOptions) {
  const answerOf = (method: string, path: string, query: string, id: string, key: string | null): Answer => {
    world.request = { id, key };
    try {
      return { status: 200, body: answerDirectly(world, method, path, query, origin()) };
    } catch (error) {
      return errorOf(error, id);
    } finally {
      world.request = { id: null, key: null };
    }
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const header = request.headers['idempotency-key'];
    const key = method === 'POST' && typeof header === 'string' ? header : null;
    const requestId = `req_${randomUUID().replaceAll('-', '').slice(0, 14)}`;
    const headers: Record<string, string> = {
      'Request-Id': requestId,
      'Stripe-Version': STRIPE_API_VERSION,
      ...(key === null ? {} : { 'Idempotency-Key': key }),
    };
    const reply = ({ status, body: answer }: Answer, more: Record<string, string> = {}): void =>
      sendJson(response, status, answer, { ...headers, ...more });

    const refusal =
      keyRefusal(request.headers.authorization) ?? versionRefusal(request.headers['stripe-version']);
    if (refusal) return reply(errorOf(refusal, requestId));

    const whole = `${method} ${url.pathname} ${body}`;
    let known: Answer | null = null;
    try {
      known = key === null ? null : keys.before(key, whole);
    } catch (error) {
      return reply(errorOf(error, requestId));
    }

    const fault = nextFault(method, url.pathname);
    if (fault !== null && (await failBefore(fault, response, reply, requestId))) return;
    if (known !== null)
      return respond(fault, response, () => reply(known as Answer, { 'Idempotent-Replayed': 'true' }));

    if (key !== null) keys.begin(key);
    try {
      if (fault === 'slow') await pause(SLOW);
      const query = method === 'POST' ? body : url.search.slice(1);
      const answer = answerOf(method, url.pathname, query, requestId, key);
      if (key !== null) keys.remember(key, whole, answer);
      if (method !== 'GET') world.changed();
      respond(fault, response, () => reply(answer));
    } finally {
      if (key !== null) keys.end(key);
    }
  };
}

/** Synchronous, so that nothing comes between. @throws StripeRefusal */
export function answerDirectly(
  world: World,
  method: string,
  path: string,
  query: string,
  origin = '',
): object {
  const form = parseForm(query);
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (!match) continue;
    const object = route.answer(asked(world, decodeURIComponent(match[1] ?? ''), form, origin));
    const wanted = form['expand'];
    const paths = Array.isArray(wanted) ? wanted.filter((each) => typeof each === 'string') : [];
    // A copy: what changes later does not reach the answer.
    return structuredClone(expanded(world, object, paths));
  }
  throw new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  });
}

function errorOf(error: unknown, requestId: string): Answer {
  if (!(error instanceof StripeRefusal)) throw error;
  const log = `https://dashboard.stripe.com/test/logs/${requestId}`;
  return { status: error.status, body: { error: { ...error.body, request_log_url: log } } };
}

function keyRefusal(authorization: string | undefined): StripeRefusal | null {
  const [, key] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
  const refuse = (message: string) => new StripeRefusal(401, { type: 'invalid_request_error', message });
  if (key === undefined) return refuse('You did not provide an API key.');
  return /^(sk|rk)_test_\w+$/.test(key) ? null : refuse(`Invalid API Key provided: ${key.slice(0, 8)}****`);
}

/** The objects here are those of one version; another would get something else from Stripe. */
function versionRefusal(version: string | string[] | undefined): StripeRefusal | null {
  if (version === STRIPE_API_VERSION) return null;
  return new StripeRefusal(400, {
    type: 'invalid_request_error',
    message: `This simulator speaks ${STRIPE_API_VERSION}, not ${String(version)}.`,
  });
}

/** True when the fault ended the request before anything happened. */
async function failBefore(
  fault: Fault,
  response: ServerResponse,
  reply: (answer: Answer, more?: Record<string, string>) => void,
  requestId: string,
): Promise<boolean> {
  switch (fault) {
    case 'rate_limit': {
      const message = 'Request rate limit exceeded.';
      const limited = new StripeRefusal(429, { type: 'invalid_request_error', code: 'rate_limit', message });
      reply(errorOf(limited, requestId), { 'Stripe-Rate-Limited-Reason': 'global-rate' });
      return true;
    }
    case 'error_500':
      reply(
        errorOf(
          new StripeRefusal(500, { type: 'api_error', message: 'An unknown error occurred' }),
          requestId,
        ),
      );
      return true;
    case 'error_503':
      send(response, 503, 'text/html', '<h1>503 Service Unavailable</h1>');
      return true;
    case 'hang':
      await new Promise((resolve) => response.once('close', resolve));
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'lost':
    case 'lost_hang':
    case 'malformed':
    case 'slow':
      return false;
  }
}

function respond(fault: Fault | null, response: ServerResponse, reply: () => void): void {
  if (fault === 'lost') response.destroy();
  else if (fault === 'malformed') send(response, 200, 'application/json', '{"id":"cs_te');
  else if (fault !== 'lost_hang') reply();
}
