import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EmailContent } from './read-email.ts';
import { refuse } from './sent-mail.ts';
import type { SentMail, VendorRefusal } from './sent-mail.ts';

/** As long as the vendor remembers a key: https://resend.com/docs/dashboard/emails/idempotency-keys */
const KEY_LIFE = 24 * 60 * 60 * 1000;

export type MailStoreOptions = {
  /** JSON, one mail a line: accepting one appends, a restart reads the newest back. */
  readonly file?: string;
  readonly keep: number;
  readonly now: () => number;
};

export type Accepted = { readonly mail: SentMail; readonly repeated: boolean };

export function mailStore({ file, keep, now }: MailStoreOptions) {
  let mails: SentMail[] = file === undefined ? [] : load(file, keep);
  const atWork = new Set<string>();
  let lines = mails.length;

  const rewrite = (): void => {
    if (file === undefined) return;
    writeFileSync(`${file}.new`, mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
    renameSync(`${file}.new`, file);
    lines = mails.length;
  };
  rewrite();

  return {
    /** Newest first; `to` matches a part of any recipient. */
    all: (to = ''): readonly SentMail[] => {
      const wanted = to.trim().toLowerCase();
      return mails
        .filter((mail) =>
          [...mail.to, ...mail.cc, ...mail.bcc].some((each) => each.toLowerCase().includes(wanted)),
        )
        .reverse();
    },
    find: (id: string): SentMail | undefined => mails.find((mail) => mail.id === id),

    /** What the vendor says to this key before it looks at anything else. */
    before(key: string | null, body: string): SentMail | VendorRefusal | null {
      if (key === null) return null;
      if (key.length < 1 || key.length > 256) {
        return refuse(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
      }
      if (atWork.has(key)) {
        const why = 'Same idempotency key used while original request is still in progress.';
        return refuse(409, 'concurrent_idempotent_requests', why);
      }
      const known = mails.find(
        (mail) => mail.idempotencyKey === key && now() - Date.parse(mail.createdAt) < KEY_LIFE,
      );
      if (!known) return null;
      if (known.fingerprint === fingerprintOf(body)) return known;
      const why = 'Same idempotency key used with a different request payload.';
      return refuse(409, 'invalid_idempotent_request', why);
    },
    begin: (key: string | null): void => void (key !== null && atWork.add(key)),
    end: (key: string | null): void => void (key !== null && atWork.delete(key)),

    accept(email: EmailContent, idempotencyKey: string | null, body: string): SentMail {
      const id = randomUUID();
      const createdAt = new Date(now()).toISOString();
      const mail = { id, createdAt, idempotencyKey, fingerprint: fingerprintOf(body), ...email };
      mails.push(mail);
      if (mails.length > keep) mails = mails.slice(-keep);
      if (file !== undefined) {
        appendFileSync(file, `${JSON.stringify(mail)}\n`);
        lines += 1;
        if (lines > 2 * keep) rewrite();
      }
      return mail;
    },
    clear(): void {
      mails = [];
      rewrite();
    },
  };
}

export type MailStore = ReturnType<typeof mailStore>;

const fingerprintOf = (body: string): string => createHash('sha256').update(body).digest('hex');

/** Lines that are no mails (a crash in the middle of a line, an older shape) are left out. */
function load(file: string, keep: number): SentMail[] {
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const mail = JSON.parse(line) as SentMail | null;
        return mail && Array.isArray(mail.to) && Array.isArray(mail.attachments) ? [mail] : [];
      } catch {
        return [];
      }
    })
    .slice(-keep);
}
