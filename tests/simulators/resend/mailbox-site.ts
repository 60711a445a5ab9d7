import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MailStore } from './mail-store.ts';
import { listPage, mailPage, notFoundPage } from './mailbox-pages.ts';
import type { SentMail } from './sent-mail.ts';
import { send, sendJson } from '../wire.ts';

const PAGE = 'text/html; charset=utf-8';
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'";
/** A mail is a stranger's page: no scripts, no requests, no forms; links open outside of it. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** The mailbox: `/`, `/mail/:id`, `/mailbox.json?to=`; `DELETE /mailbox.json` or the button empties it. */
export function mailboxSite(store: MailStore) {
  return (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const to = url.searchParams.get('to') ?? '';
    const show = (status: number, html: string) =>
      send(response, status, PAGE, html, { 'Content-Security-Policy': PAGE_POLICY });
    if (url.pathname === '/mailbox.json') {
      if (request.method === 'DELETE') {
        store.clear();
        response.writeHead(204).end();
        return;
      }
      return sendJson(response, 200, { mails: store.all(to) });
    }
    if (url.pathname === '/clear' && request.method === 'POST') {
      store.clear();
      response.writeHead(303, { Location: '/' }).end();
      return;
    }
    if (url.pathname === '/') return show(200, listPage(store.all(to), to));
    const [, id, rest] = /^\/mail\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    const mail = id === undefined ? undefined : store.find(id);
    if (mail && rest === undefined) return show(200, mailPage(mail));
    if (mail && rest === 'html' && mail.html !== null) {
      const html = mail.html.replace(/<head>/i, '<head><base target="_blank">');
      return send(response, 200, PAGE, html, { 'Content-Security-Policy': MAIL_POLICY });
    }
    if (mail && rest?.startsWith('attachments/')) return download(response, mail, rest.slice(12));
    show(404, notFoundPage());
  };
}

function download(response: ServerResponse, mail: SentMail, index: string): void {
  const attachment = /^\d{1,3}$/.test(index) ? mail.attachments[Number(index)] : undefined;
  if (!attachment) return send(response, 404, PAGE, notFoundPage());
  const type = /^[\x20-\x7e]+$/.test(attachment.contentType)
    ? attachment.contentType
    : 'application/octet-stream';
  send(response, 200, type, Buffer.from(attachment.content, 'base64'), {
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
  });
}
