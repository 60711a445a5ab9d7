import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, send } from '../../wire.ts';
import type { PayOutcome } from '../checkout-flow.ts';
import { answer, payByCard, payByTwint } from '../checkout-flow.ts';
import type { Simulation } from '../simulation.ts';
import type { SessionState } from '../world.ts';
import { confirmPage, missingPage, overPage, payPage } from './pay-pages.ts';
import type { Typed } from './pay-pages.ts';
import { errorWords, payWords } from './pay-words.ts';

const PAGE = 'text/html; charset=utf-8';
/** No form-action: after paying, the browser is sent to the product's address. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** `/c/pay/:id`, then `/card`, `/twint`, `/confirm`: works without scripts. */
export function paySite(simulation: Simulation) {
  const { world } = simulation;
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const [, id = '', step = ''] = /^\/c\/pay\/([^/]+)(?:\/(card|twint|confirm))?$/.exec(url.pathname) ?? [];
    const state = world.rows.sessions.get(id);
    const show = (status: number, html: string): void =>
      send(response, status, PAGE, html, { 'Content-Security-Policy': POLICY });
    if (!state) return show(404, missingPage());
    simulation.tick();
    const { object: session } = state;
    const isPost = request.method === 'POST';
    const fields = isPost ? new URLSearchParams(await readBody(request)) : new URLSearchParams();
    if (session.status !== 'open') {
      const onward = session.status === 'complete' ? doneUrl(state) : session.cancel_url;
      return isPost && session.status === 'complete'
        ? goTo(response, doneUrl(state))
        : show(200, overPage(session, onward));
    }
    if (!isPost)
      return show(200, step === 'confirm' ? confirmPage(state, isTwint(state)) : payPage(state, null, null));

    const typed: Typed = {
      number: fields.get('number') ?? '',
      name: fields.get('name') ?? '',
      email: fields.get('email') ?? '',
    };
    const payer = { email: typed.email || null, name: typed.name || null };
    const outcome = ((): PayOutcome => {
      if (step === 'card') return payByCard(world, state, typed.number, payer);
      if (step === 'twint') return payByTwint(world, state, payer);
      return answer(world, state, fields.get('answer') === 'yes');
    })();
    world.changed();
    switch (outcome.kind) {
      case 'done':
        if (!simulation.returnFirst()) await simulation.webhooks.idle();
        return goTo(response, doneUrl(state));
      case 'asks_holder':
        return goTo(response, `/c/pay/${id}/confirm`);
      case 'over':
        return goTo(response, `/c/pay/${id}`);
      case 'declined': {
        const { code, reason } = outcome.failure;
        return show(
          402,
          payPage(state, step === 'card' ? typed : null, errorWords(payWords(session.locale), code, reason)),
        );
      }
    }
  };

  function isTwint({ object }: SessionState): boolean {
    const intent = world.rows.intents.get(String(object.payment_intent));
    return world.rows.methods.get(String(intent?.payment_method))?.type === 'twint';
  }
}

const doneUrl = ({ object }: SessionState): string =>
  String(object.success_url).replaceAll('{CHECKOUT_SESSION_ID}', object.id);

function goTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();
}
