/**
 * A local server that speaks the part of Stripe's API which the product uses: with state, a hosted payment page, signed
 * webhooks, and switches for what goes wrong. Only the base URL tells the product that it is not the vendor.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendJson } from '../wire.ts';
import { stripeApi } from './api/stripe-api.ts';
import { controlApi } from './control-api.ts';
import type { DeliverySettings, Endpoint } from './deliveries.ts';
import { dashboardSite } from './pages/dashboard-site.ts';
import { paySite } from './pages/pay-site.ts';
import { simulation } from './simulation.ts';
import type { Simulation } from './simulation.ts';

export type StripeSimulatorOptions = {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host?: string;
  /** Where its memory survives a restart; without it, in memory only. */
  readonly file?: string;
  /** The same seed and the same requests give the same ids. */
  readonly seed?: string;
  readonly now?: () => number;
  readonly endpoints?: readonly Endpoint[];
  readonly webhooks?: Partial<DeliverySettings>;
};

export type StripeSimulator = Omit<Simulation, 'keys' | 'tick'> & {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
};

/** How often it looks whether time has brought something about, requests or not. */
const LOOK = 1_000;

export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<StripeSimulator> {
  const {
    host = '127.0.0.1',
    file,
    seed = randomUUID(),
    now = Date.now,
    endpoints = [],
    webhooks = {},
  } = options;
  const state = simulation({ seed, now, endpoints, webhooks, ...(file === undefined ? {} : { file }) });
  let origin = '';
  const api = stripeApi({
    world: state.world,
    keys: state.keys,
    nextFault: (method, path) =>
      state.faults.next(method, path) ?? (state.limit.admits(method) ? null : 'rate_limit'),
    origin: () => origin,
  });
  const control = controlApi(state);
  const pay = paySite(state);
  const dashboard = dashboardSite(state);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    state.tick();
    if (url.pathname.startsWith('/v1/')) return api(request, response, url);
    if (url.pathname.startsWith('/_control/')) return control(request, response, url);
    if (url.pathname.startsWith('/c/pay/')) return pay(request, response, url);
    dashboard(request, response, url);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: { type: 'api_error', message: String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  const looking = setInterval(state.tick, LOOK);
  looking.unref();

  return {
    ...state,
    url: origin,
    port,
    stop: () =>
      new Promise((resolve) => {
        clearInterval(looking);
        state.webhooks.stop();
        state.world.save();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
