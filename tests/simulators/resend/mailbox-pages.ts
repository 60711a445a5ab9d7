/** The mailbox for people: forms and links only, readable on a phone, dark where the phone is. */
import type { SentMail } from './sent-mail.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const esc = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');

const STYLE = `
  :root { color-scheme: light dark; --ink: #1f2421; --quiet: #5d6560; --line: #d9ddd8; --paper: #fff; --page: #f4f5f2; --accent: #2f4f43; --on: #fff }
  @media (prefers-color-scheme: dark) { :root { --ink: #f1f3f0; --quiet: #b4bcb6; --line: #3a423d; --paper: #1f2421; --page: #161917; --accent: #dfe9e3; --on: #16221c } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 760px; margin: 0 auto; padding: 16px 12px 48px }
  h1 { font-size: 22px; line-height: 1.3; margin: 8px 0 16px; overflow-wrap: anywhere }
  h2 { font-size: 16px; margin: 24px 0 8px }
  a { color: inherit }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  form.search { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 0 16px }
  label { flex: 1 1 200px; font-size: 14px; color: var(--quiet) }
  input { display: block; width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
  button, .button { display: inline-flex; align-items: center; min-height: 44px; padding: 8px 16px; font: inherit; font-weight: 600; color: var(--on); background: var(--accent); border: 0; border-radius: 8px; text-decoration: none; cursor: pointer }
  button.plain { color: var(--ink); background: none; border: 1px solid var(--line) }
  ol { list-style: none; margin: 0 0 24px; padding: 0; background: var(--paper); border-radius: 12px; overflow: hidden }
  li + li { border-top: 1px solid var(--line) }
  li a { display: block; padding: 12px 16px; text-decoration: none }
  li a:hover { background: var(--page) }
  .subject { display: block; font-weight: 600; overflow-wrap: anywhere }
  .quiet { color: var(--quiet); font-size: 14px; overflow-wrap: anywhere }
  .card { background: var(--paper); border-radius: 12px; padding: 16px }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 0; font-size: 14px }
  dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
  iframe { display: block; width: 100%; height: min(75vh, 900px); border: 1px solid var(--line); border-radius: 12px; background: #fff }
  pre { margin: 0; padding: 16px; background: var(--paper); border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace }
  .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="de-CH"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${esc(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`;

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
