/**
 * What Resend checks of `POST /emails`, with its statuses, names and wording. One thing it does is left out: it refuses
 * addresses at example.com, which people type into a demo.
 */
import { refuse } from './sent-mail.ts';
import type { SentAttachment, SentMail, VendorRefusal } from './sent-mail.ts';

export type EmailContent = Omit<SentMail, 'id' | 'createdAt' | 'idempotencyKey' | 'fingerprint'>;
export type ReadEmail = { readonly email: EmailContent } | { readonly refusal: VendorRefusal };

class Refused extends Error {
  readonly refusal: VendorRefusal;

  constructor(status: number, name: string, message: string) {
    super(message);
    this.refusal = refuse(status, name, message);
  }
}

const MOST_RECIPIENTS = 50;
const MOST_SUBJECT = 998;
const BARE = /^[^\s@<>"(),:;[\\\]]+@[^\s@<>"(),:;[\\\]]+\.[^\s@<>"(),:;[\\\]]+$/;
const NAMED = /^[^<>\r\n]*<([^<>]+)>$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

export function readEmail(body: unknown): ReadEmail {
  try {
    return { email: read(asRecord(body) ?? {}) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

const missing = (field: string) => new Refused(422, 'missing_required_field', `Missing \`${field}\` field.`);
const invalid = (field: string, why: string) =>
  new Refused(422, 'validation_error', `Invalid \`${field}\` field. ${why}`);
const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

function read(body: Readonly<Record<string, unknown>>): EmailContent {
  for (const field of ['from', 'to', 'subject']) if (!given(body[field])) throw missing(field);
  if (!given(body['html']) && !given(body['text'])) {
    throw new Refused(422, 'missing_required_field', 'Missing `html` or `text` field.');
  }
  const subject = text(body['subject'], 'subject') ?? '';
  if (/[\r\n]/.test(subject)) throw invalid('subject', 'The subject must not hold line breaks.');
  if (subject.length > MOST_SUBJECT) throw invalid('subject', 'The subject is too long.');
  return {
    from: address(body['from'], 'from'),
    to: addresses(body['to'], 'to'),
    cc: addresses(body['cc'], 'cc'),
    bcc: addresses(body['bcc'], 'bcc'),
    replyTo: addresses(body['reply_to'], 'reply_to'),
    subject,
    text: text(body['text'], 'text'),
    html: text(body['html'], 'html'),
    headers: headers(body['headers']),
    tags: list(body['tags'], 'tags').map(tag),
    attachments: list(body['attachments'], 'attachments').map(attachment),
  };
}

const given = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function text(value: unknown, field: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw invalid(field, 'It must be a string.');
  return value;
}

function list(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(field, 'It must be a list.');
  return value as readonly unknown[];
}

function address(value: unknown, field: string): string {
  const written = typeof value === 'string' ? value : '';
  if (!BARE.test(NAMED.exec(written)?.[1]?.trim() ?? written)) {
    const format =
      'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';
    throw invalid(field, format);
  }
  return written;
}

function addresses(value: unknown, field: string): readonly string[] {
  if (value === undefined || value === null) return [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > MOST_RECIPIENTS) throw invalid(field, `At most ${MOST_RECIPIENTS} recipients.`);
  return all.map((each) => address(each, field));
}

function headers(value: unknown): Readonly<Record<string, string>> {
  const record = value === undefined || value === null ? {} : asRecord(value);
  if (record === null) throw invalid('headers', 'It must be an object.');
  return Object.fromEntries(
    Object.entries(record).map(([name, content]) => {
      if (typeof content !== 'string' || /[\r\n]/.test(name + content))
        throw invalid('headers', 'Not a header.');
      return [name, content];
    }),
  );
}

function tag(value: unknown): { name: string; value: string } {
  const { name, value: content } = asRecord(value) ?? {};
  if (typeof name !== 'string' || typeof content !== 'string' || !TAG.test(name) || !TAG.test(content)) {
    const why = 'Tags should only contain ASCII letters, numbers, underscores, or dashes.';
    throw new Refused(422, 'validation_error', why);
  }
  return { name, value: content };
}

function attachment(value: unknown): SentAttachment {
  const { content, path, filename, content_type: contentType } = asRecord(value) ?? {};
  if (typeof content !== 'string' || content === '') {
    const why =
      typeof path === 'string' ? 'This simulator fetches no `path`.' : 'Missing `content` or `path`.';
    throw new Refused(422, 'invalid_attachment', why);
  }
  if (!BASE64.test(content)) throw new Refused(422, 'invalid_attachment', 'The `content` is not base64.');
  return {
    filename: typeof filename === 'string' && filename !== '' ? filename : 'attachment',
    contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream',
    content,
  };
}
