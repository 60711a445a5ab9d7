/** `POST /emails` and `GET /emails/:id` as in https://resend.com/docs/api-reference/emails */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { MailStore } from './mail-store.ts';
import { readEmail } from './read-email.ts';
import { refuse } from './sent-mail.ts';
import type { SentMail, VendorRefusal } from './sent-mail.ts';
import { readBody, send, sendJson } from '../wire.ts';

const SLOW = 1_000;

export function emailsApi(store: MailStore, nextFault: () => Fault | null) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const refusal = keyRefusal(request.headers.authorization);
    if (refusal) return sendJson(response, refusal.statusCode, refusal);
    const id = /^\/emails\/([^/]+)$/.exec(url.pathname)?.[1];
    if (id !== undefined && request.method === 'GET') return show(response, store.find(id));
    if (id === undefined && request.method === 'POST') return create(request, response);
    const why = 'Method is not allowed for the requested path.';
    sendJson(response, 405, refuse(405, 'method_not_allowed', why));
  };

  async function create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const fault = nextFault();
    if (fault !== null && (await failBefore(fault, response))) return;

    const header = request.headers['idempotency-key'];
    const key = typeof header === 'string' ? header : null;
    const known = store.before(key, body);
    if (known !== null && 'statusCode' in known) return sendJson(response, known.statusCode, known);
    if (known !== null) return respond(fault, response, known);

    const read = readEmail(jsonOf(body));
    if ('refusal' in read) return sendJson(response, read.refusal.statusCode, read.refusal);
    store.begin(key);
    try {
      if (fault === 'slow') await pause(SLOW);
      const mail = store.accept(read.email, key, body);
      respond(fault, response, mail);
    } finally {
      store.end(key);
    }
  }
}

/** True when the fault ended the request before anything was accepted. */
async function failBefore(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault) {
    case 'rate_limit': {
      const why = 'Too many requests. You can only make 2 requests per second.';
      sendJson(response, 429, refuse(429, 'rate_limit_exceeded', why), { 'Retry-After': '1' });
      return true;
    }
    case 'error_500':
      sendJson(response, 500, refuse(500, 'internal_server_error', 'An unexpected error occurred.'));
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

function respond(fault: Fault | null, response: ServerResponse, mail: SentMail): void {
  if (fault === 'lost') response.destroy();
  else if (fault === 'malformed') send(response, 200, 'application/json', `{"id":"${mail.id.slice(0, 8)}`);
  else if (fault !== 'lost_hang') sendJson(response, 200, { id: mail.id });
}

function keyRefusal(authorization: string | undefined): VendorRefusal | null {
  if (!authorization?.startsWith('Bearer ')) {
    return refuse(401, 'missing_api_key', 'Missing API key in the authorization header.');
  }
  return authorization.startsWith('Bearer re_')
    ? null
    : refuse(400, 'validation_error', 'API key is invalid');
}

function show(response: ServerResponse, mail: SentMail | undefined): void {
  if (!mail) return sendJson(response, 404, refuse(404, 'not_found', 'Email not found'));
  sendJson(response, 200, {
    object: 'email',
    id: mail.id,
    message_id: `<${mail.id}@simulator>`,
    to: mail.to,
    from: mail.from,
    created_at: mail.createdAt,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    bcc: mail.bcc.length > 0 ? mail.bcc : null,
    cc: mail.cc.length > 0 ? mail.cc : null,
    reply_to: mail.replyTo.length > 0 ? mail.replyTo : null,
    tags: mail.tags,
    topic_id: null,
    scheduled_at: null,
    last_event: 'delivered',
  });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
