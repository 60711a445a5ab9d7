import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from '../../wire.ts';
import { StripeRefusal } from '../refusal.ts';
import type { Simulation } from '../simulation.ts';
import { dashboardPage } from './dashboard-pages.ts';
import { missingPage } from './pay-pages.ts';

const PAGE = 'text/html; charset=utf-8';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

type Deed = (simulation: Simulation, id: string) => unknown;

const DEEDS: Readonly<Record<string, Deed>> = {
  refund: (simulation, id) => simulation.refundByHand(id),
  'refund-half': (simulation, id) => {
    const intent = simulation.world.rows.intents.get(id);
    const charge = simulation.world.rows.charges.get(String(intent?.latest_charge));
    const left = (charge?.amount ?? 0) - (charge?.amount_refunded ?? 0);
    return simulation.refundByHand(id, Math.ceil(left / 2));
  },
  dispute: (simulation, id) => simulation.openDispute(id),
  win: (simulation, id) => simulation.closeDispute(id, 'won'),
  lose: (simulation, id) => simulation.closeDispute(id, 'lost'),
  settle: (simulation, id) => simulation.settlePayment(id, true),
  fail: (simulation, id) => simulation.settlePayment(id, false),
  payout: (simulation) => simulation.payOut(),
  arrive: (simulation, id) => simulation.arrive(id),
  resend: (simulation, id) => simulation.resend(id),
  'webhooks/lose': ({ webhooks }) => webhooks.configure({ loseNext: webhooks.settings().loseNext + 1 }),
  'webhooks/forge': ({ webhooks }) => webhooks.configure({ forgeNext: webhooks.settings().forgeNext + 1 }),
  'webhooks/hold': ({ webhooks }) => webhooks.configure({ hold: true }),
  'webhooks/release': ({ webhooks }) => webhooks.configure({ hold: false }),
};

/** `/` for people; its buttons post to `/do/…` and come back. */
export function dashboardSite(simulation: Simulation) {
  return (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    simulation.tick();
    const show = (status: number, html: string): void =>
      send(response, status, PAGE, html, { 'Content-Security-Policy': POLICY });
    if (url.pathname === '/' && request.method === 'GET') return show(200, dashboardPage(simulation, null));
    const name = url.pathname.replace(/^\/do\//, '');
    const [deed, id = ''] = DEEDS[name]
      ? [DEEDS[name]]
      : [DEEDS[name.split('/')[0] ?? ''], name.split('/')[1]];
    if (!deed || request.method !== 'POST' || !url.pathname.startsWith('/do/'))
      return show(404, missingPage());
    try {
      deed(simulation, id);
      simulation.world.changed();
      response.writeHead(303, { Location: '/' }).end();
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      show(error.status, dashboardPage(simulation, error.body.message));
    }
  };
}
