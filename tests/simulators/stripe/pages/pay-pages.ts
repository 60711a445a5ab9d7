/** The hosted page: forms and links only. */
import type Stripe from 'stripe';
import { esc, page } from '../../page.ts';
import { TEST_CARDS } from '../test-cards.ts';
import type { SessionState } from '../world.ts';
import { payWords } from './pay-words.ts';
import type { PayWords } from './pay-words.ts';

const STYLE = `
  main { max-width: 480px }
  .mark { display: block; margin: 0 0 16px; padding: 8px 12px; border-radius: 8px; background: #7a4b00; color: #fff; font-size: 14px; font-weight: 600 }
  .amount { font-size: 32px; font-weight: 700; margin: 0 0 12px }
  .card { margin: 16px 0 } .card > p:first-child { margin-top: 0 }
  .card h2 { margin: 0 0 12px }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 12px }
  .fields label { min-width: 0 } .wide { grid-column: 1 / -1 }
  button, .button { width: 100%; justify-content: center }
  .twint { background: #000; color: #fff; border: 1px solid #777 }
  .error { margin: 0; padding: 12px; border-radius: 8px; background: #8c1d18; color: #fff }
  .stack { display: grid; gap: 12px }
  table { width: 100%; border-collapse: collapse; font-size: 14px } td { padding: 4px 0; vertical-align: top }
  td:first-child { font-family: ui-monospace, monospace; white-space: nowrap; padding-right: 12px }
  summary { padding: 10px 0; cursor: pointer; font-weight: 600 }
  .back { display: inline-flex; align-items: center; min-height: 44px }
`;

export type Typed = { readonly number: string; readonly name: string; readonly email: string };

const francs = (minor: number | null, currency: string | null): string => {
  const digits = String(minor ?? 0).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '’');
  return `${(currency ?? 'chf').toUpperCase()} ${whole}.${digits.slice(-2)}`;
};

const inGroups = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

const frame = (session: Stripe.Checkout.Session, words: PayWords, title: string, body: string): string =>
  page(
    title,
    `<p class="mark">${words.simulator}</p>${body}`,
    STYLE,
    session.locale === 'en' ? 'en' : 'de-CH',
  );

export function payPage(
  { object: session, lines, keepCard }: SessionState,
  typed: Typed | null,
  error: string | null,
): string {
  const words = payWords(session.locale);
  const action = `/c/pay/${session.id}`;
  const title = words.pay;
  const email = typed?.email ?? session.customer_email ?? '';
  const summary = `${lines.map((line) => `<p class="quiet">${esc(line.description ?? '')}${line.quantity === 1 ? '' : ` × ${line.quantity}`}</p>`).join('')}
<p class="amount">${francs(session.amount_total, session.currency)}</p>`;
  const until = new Date(session.expires_at * 1000).toLocaleString('de-CH', {
    timeZone: 'Europe/Zurich',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const language = session.locale === 'en' ? 'en' : 'de';
  const alert = error === null ? '' : `<p class="error wide" role="alert" id="error">${esc(error)}</p>`;
  const card = session.payment_method_types.includes('card')
    ? `<form class="card" method="post" action="${action}/card"><h2>${words.card}</h2>
<div class="fields">
<label class="wide">${words.email}<input type="email" name="email" value="${esc(email)}" autocomplete="email" required></label>
<label class="wide">${words.number}<input name="number" value="${esc(typed?.number ?? '')}" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" required${error === null ? '' : ' aria-invalid="true" aria-describedby="error"'}></label>${alert}
<label>${words.expiry}<input name="expiry" value="12/34" autocomplete="off"></label>
<label>${words.cvc}<input name="cvc" value="123" inputmode="numeric" autocomplete="off"></label>
<label class="wide">${words.name}<input name="name" value="${esc(typed?.name ?? '')}" autocomplete="off"></label>
<button class="wide">${words.pay}: ${francs(session.amount_total, session.currency)}</button>
</div>${keepCard ? `<p class="quiet">${words.kept}</p>` : ''}</form>`
    : alert;
  const twint = session.payment_method_types.includes('twint')
    ? `<form class="card" method="post" action="${action}/twint"><input type="hidden" name="email" value="${esc(email)}"><button class="twint">${words.twint}</button></form>`
    : '';
  const cards = TEST_CARDS.map(
    ({ number, label }) => `<tr><td>${inGroups(number)}</td><td>${esc(label[language])}</td></tr>`,
  ).join('');
  return frame(
    session,
    words,
    title,
    `<h1>${title}</h1>${summary}
<p class="quiet">${words.until} ${until}</p>${twint}${card}
<details class="card"><summary>${words.testCards}</summary><table>${cards}</table></details>
${session.cancel_url === null ? '' : `<p><a class="back" href="${esc(session.cancel_url)}">${words.cancel}</a></p>`}`,
  );
}

export function confirmPage({ object: session }: SessionState, byApp: boolean): string {
  const words = payWords(session.locale);
  const title = byApp ? words.app : words.bank;
  const what = `<p>${words.confirmIntro}</p><p class="amount">${francs(session.amount_total, session.currency)}</p>`;
  return frame(
    session,
    words,
    title,
    `<h1>${title}</h1><div class="card">${what}
<form class="stack" method="post" action="/c/pay/${session.id}/confirm">
<button name="answer" value="yes">${words.confirm}</button>
<button class="plain" name="answer" value="no">${words.refuse}</button></form></div>`,
  );
}

export function overPage(session: Stripe.Checkout.Session, onward: string | null): string {
  const words = payWords(session.locale);
  const isExpired = session.status === 'expired';
  const title = isExpired ? words.expired : words.done;
  return frame(
    session,
    words,
    title,
    `<h1>${title}</h1><div class="card"><p>${isExpired ? words.expiredIntro : words.doneIntro}</p>
${onward === null ? '' : `<p><a class="button" href="${esc(onward)}">${words.onward}</a></p>`}</div>`,
  );
}

export const missingPage = (): string =>
  page(
    payWords(null).missing,
    `<h1>${payWords(null).missing}</h1><p class="card"><a href="/">Zur Übersicht</a></p>`,
    STYLE,
  );
