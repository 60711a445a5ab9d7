/** What Stripe's dashboard is to a salon: payments, what to do with them, messages, payouts. */
import type Stripe from 'stripe';
import { esc, page } from '../../page.ts';
import type { Simulation } from '../simulation.ts';

const STYLE = `
  .mark { display: block; margin: 0 0 16px; padding: 8px 12px; border-radius: 8px; background: #7a4b00; color: #fff; font-size: 14px; font-weight: 600 }
  .item { padding: 12px 16px } .item p { margin: 0 }
  .line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; font-weight: 600 }
  .item .row { margin-top: 8px } .item form { display: contents }
  button { font-size: 14px; padding: 8px 12px }
  code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
`;

const MOST_LISTED = 25;

const WHEN = new Intl.DateTimeFormat('de-CH', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Zurich',
});
const when = (seconds: number): string => WHEN.format(new Date(seconds * 1000));

const francs = (minor: number, currency: string): string =>
  `${currency.toUpperCase()} ${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;

const button = (action: string, label: string): string =>
  `<form method="post" action="/do/${action}"><button class="plain">${label}</button></form>`;

const PAYMENT_STATUS: Readonly<Record<string, string>> = {
  succeeded: 'bezahlt',
  processing: 'unterwegs',
  requires_action: 'wartet auf Bestätigung',
  requires_payment_method: 'nicht gelungen',
  canceled: 'abgebrochen',
};
const DISPUTE_STATUS: Readonly<Record<string, string>> = {
  needs_response: 'offen',
  won: 'gewonnen',
  lost: 'verloren',
};
const OUTCOME: Readonly<Record<string, string>> = {
  waiting: 'unterwegs',
  delivered: 'angekommen',
  lost: 'verloren',
  given_up: 'aufgegeben',
};

const newest = <T>(rows: Iterable<T>): T[] => [...rows].reverse().slice(0, MOST_LISTED);

const list = (items: readonly string[], none: string): string =>
  items.length === 0
    ? `<p class="card">${none}</p>`
    : `<ol>${items.map((item) => `<li class="item">${item}</li>`).join('')}</ol>`;

export function dashboardPage(simulation: Simulation, message: string | null): string {
  const { rows } = simulation.world;
  const open = newest(rows.sessions.values())
    .filter(({ object }) => object.status === 'open')
    .map(
      ({
        object,
        description,
      }) => `<p class="line"><a href="${esc(object.url ?? '')}">${esc(description ?? 'Zahlung')}</a>
<span>${object.amount_total === null ? '' : francs(object.amount_total, object.currency ?? 'chf')}</span></p>
<p class="quiet">offen bis ${when(object.expires_at)}</p>`,
    );
  return page(
    'Zahlungen',
    `<p class="mark">Simulator von Stripe: hier fliesst kein echtes Geld.</p><h1>Zahlungen</h1>
${message === null ? '' : `<p class="card" role="status">${esc(message)}</p>`}
${list(
  newest(rows.intents.values()).map((intent) => payment(simulation, intent)),
  'Noch keine Zahlungen. Sobald jemand an der Kasse bezahlt, steht es hier.',
)}
<h2>Offene Kassen</h2>${list(open, 'Keine.')}
<h2>Bestrittene Zahlungen</h2>${list(newest(rows.disputes.values()).map(disputed), 'Keine.')}
<h2>Auszahlungen</h2>${list(newest(rows.payouts.values()).map(payout), 'Noch keine.')}
<div class="row">${button('payout', 'Jetzt auszahlen')}</div>
<h2>Meldungen</h2>
<div class="row">${button('webhooks/lose', 'Nächste Meldung verlieren')}${button('webhooks/forge', 'Nächste Meldung fälschen')}
${simulation.webhooks.settings().hold ? button('webhooks/release', 'Zurückgehaltene senden') : button('webhooks/hold', 'Meldungen zurückhalten')}</div>
<p class="quiet">${
      simulation.webhooks.endpoints().length === 0
        ? 'Kein Empfänger eingestellt.'
        : `An ${simulation.webhooks
            .endpoints()
            .map(({ url }) => esc(url))
            .join(', ')}.`
    }
${simulation.webhooks.settings().loseNext > 0 ? ` Die nächste geht verloren.` : ''}</p>
${list(
  newest(rows.events.values()).map((event) => eventItem(simulation, event)),
  'Noch keine.',
)}`,
    STYLE,
  );
}

function payment({ world }: Simulation, intent: Stripe.PaymentIntent): string {
  const charge = world.rows.charges.get(String(intent.latest_charge));
  const details = charge?.payment_method_details;
  const way = details?.card
    ? `${details.card.brand ?? ''} ${details.card.last4 ?? ''}`
    : details
      ? 'TWINT'
      : '';
  const left = charge === undefined ? 0 : charge.amount - charge.amount_refunded;
  const facts = [
    PAYMENT_STATUS[intent.status] ?? intent.status,
    way,
    ...(charge && charge.amount_refunded > 0
      ? [`zurück ${francs(charge.amount_refunded, charge.currency)}`]
      : []),
    ...(charge?.disputed ? ['bestritten'] : []),
    when(intent.created),
  ].filter(Boolean);
  const canRefund = intent.status === 'succeeded' && left > 0;
  const actions = [
    ...(canRefund ? [button(`refund/${intent.id}`, 'Alles erstatten')] : []),
    ...(canRefund && left > 1 ? [button(`refund-half/${intent.id}`, 'Die Hälfte erstatten')] : []),
    ...(canRefund && !charge?.disputed ? [button(`dispute/${intent.id}`, 'Bestreiten')] : []),
    ...(intent.status === 'processing'
      ? [button(`settle/${intent.id}`, 'Kommt an'), button(`fail/${intent.id}`, 'Misslingt')]
      : []),
  ];
  return `<p class="line"><span>${esc(intent.description ?? 'Zahlung')}</span><span>${francs(intent.amount, intent.currency)}</span></p>
<p class="quiet">${esc(facts.join(' · '))}</p><p><code>${intent.id}</code></p>
${actions.length === 0 ? '' : `<div class="row">${actions.join('')}</div>`}`;
}

const disputed = (dispute: Stripe.Dispute): string =>
  `<p class="line"><span>${DISPUTE_STATUS[dispute.status] ?? esc(dispute.status)}</span><span>${francs(dispute.amount, dispute.currency)}</span></p>
<p><code>${dispute.id}</code></p>
${dispute.status === 'needs_response' ? `<div class="row">${button(`win/${dispute.id}`, 'Gewinnen')}${button(`lose/${dispute.id}`, 'Verlieren')}</div>` : ''}`;

const payout = (object: Stripe.Payout): string =>
  `<p class="line"><span>${object.status === 'paid' ? 'angekommen' : 'unterwegs'}</span><span>${francs(object.amount, object.currency)}</span></p>
<p><code>${object.id}</code></p>
${object.status === 'in_transit' ? `<div class="row">${button(`arrive/${object.id}`, 'Kommt an')}</div>` : ''}`;

function eventItem({ webhooks }: Simulation, event: Stripe.Event): string {
  const report = webhooks.reportOf(event.id);
  const outcome = report === undefined ? 'nicht gesendet' : (OUTCOME[report.outcome] ?? report.outcome);
  const tries = report && report.attempts > 1 ? `, ${report.attempts} Versuche` : '';
  const status = report?.lastStatus ? `, Antwort ${report.lastStatus}` : '';
  return `<p class="line"><span>${esc(event.type)}</span></p>
<p class="quiet">${outcome}${tries}${status} · ${when(event.created)}</p><p><code>${event.id}</code></p>
<div class="row">${button(`resend/${event.id}`, 'Noch einmal senden')}</div>`;
}
