/** The mailbox for people: forms and links only, readable on a phone, dark where the phone is. */
import { esc, page } from '../page.ts';
import type { SentMail } from './sent-mail.ts';

const WHEN = new Intl.DateTimeFormat('de-CH', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Zurich',
});

const MOST_LISTED = 100;

export function listPage(mails: readonly SentMail[], to: string): string {
  const listed = mails.slice(0, MOST_LISTED);
  const items = listed.map(
    (mail) => `<li><a href="/mail/${mail.id}"><span class="subject">${esc(mail.subject)}</span>
<span class="quiet">an ${esc(mail.to.join(', '))} · <time datetime="${mail.createdAt}">${WHEN.format(new Date(mail.createdAt))}</time></span></a></li>`,
  );
  const none =
    to === ''
      ? '<p class="card">Noch keine Mails. Sobald jemand bucht, verschiebt oder absagt, liegt hier der Brief.</p>'
      : `<p class="card">Keine Mails an «${esc(to)}». <a href="/">Alle zeigen</a></p>`;
  const more =
    mails.length > listed.length
      ? `<p class="quiet">Die neusten ${listed.length} von ${mails.length}. Ältere finden Sie über den Empfänger.</p>`
      : '';
  return page(
    'Postfach',
    `<h1>Postfach</h1>
<p class="quiet">Hier landen alle Mails dieser Umgebung. Nichts davon verlässt den Rechner.</p>
<form class="search" method="get" action="/"><label>Empfänger<input type="search" name="to" value="${esc(to)}" autocomplete="off"></label><button>Suchen</button></form>
${items.length === 0 ? none : `<ol>${items.join('')}</ol>${more}`}
${mails.length === 0 ? '' : '<form method="post" action="/clear"><button class="plain">Postfach leeren</button></form>'}`,
  );
}

export function mailPage(mail: SentMail): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Von', mail.from],
    ['An', mail.to.join(', ')],
    ...(mail.cc.length > 0 ? [['Kopie', mail.cc.join(', ')] as const] : []),
    ...(mail.replyTo.length > 0 ? [['Antwort an', mail.replyTo.join(', ')] as const] : []),
    ['Zeit', WHEN.format(new Date(mail.createdAt))],
  ];
  const technical: readonly (readonly [string, string])[] = [
    ['Id', mail.id],
    ['Idempotency-Key', mail.idempotencyKey ?? '–'],
    ...Object.entries(mail.headers),
    ...mail.tags.map((tag) => [`Tag ${tag.name}`, tag.value] as const),
  ];
  const rows = (pairs: readonly (readonly [string, string])[]): string =>
    `<dl>${pairs.map(([name, value]) => `<dt>${esc(name)}</dt><dd>${esc(value)}</dd>`).join('')}</dl>`;
  const attachments = mail.attachments.map(
    (attachment, index) =>
      `<div class="row"><a class="button" href="/mail/${mail.id}/attachments/${index}" download>${esc(attachment.filename)}</a><span class="quiet">${esc(attachment.contentType)}</span></div>`,
  );
  return page(
    mail.subject,
    `<p><a href="/">Zurück zum Postfach</a></p><h1>${esc(mail.subject)}</h1><div class="card">${rows(facts)}</div>
${attachments.length === 0 ? '' : `<h2>Anhang</h2>${attachments.join('')}`}
${mail.html === null ? '' : `<h2>HTML <a class="quiet" href="/mail/${mail.id}/html">allein öffnen</a></h2><iframe title="Das Mail als HTML" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`}
${mail.text === null ? '' : `<h2>Text</h2><pre>${esc(mail.text)}</pre>`}
<h2>Technisches</h2><div class="card">${rows(technical)}</div>`,
  );
}

export const notFoundPage = (): string =>
  page(
    'Nicht gefunden',
    '<h1>Nicht gefunden</h1><p class="card">Dieses Mail gibt es nicht (mehr). <a href="/">Zum Postfach</a></p>',
  );
