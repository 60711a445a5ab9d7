import { Resend } from 'resend';
import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { Mailer } from '#domain/ports/mailer.ts';
import { err, ok } from '#domain/shared/result.ts';
import { mayReach } from './recipients.ts';
import type { RecipientRule } from './recipients.ts';
import { refusalOf } from './refusal-of.ts';

export const RESEND_URL = 'https://api.resend.com';

export type ResendMailerOptions = {
  readonly apiKey: string;
  readonly baseUrl?: string;
  /** `Salon Lindenhof <termine@lindenhof.example>` or the bare address; a domain verified with the vendor. */
  readonly from: string;
  readonly environment: RecipientRule['environment'];
  readonly allowList?: readonly string[];
  /** The whole exchange, the answer's body included. */
  readonly timeoutMs?: number;
  /** Whether a database transaction is open around the caller: mail must not leave then. */
  readonly insideUnit?: () => boolean;
};

const FILE_NAMES = { 'de-CH': 'termin.ics', en: 'appointment.ics' } as const;

/** Sends by Resend's SDK under the letter's id as `Idempotency-Key`, which the vendor remembers for 24 hours. */
export function resendMailer(options: ResendMailerOptions): Mailer {
  const { apiKey, from, environment, allowList = [], timeoutMs = 10_000, insideUnit } = options;
  // Always said: left out, the SDK takes RESEND_BASE_URL from the process.
  const baseUrl = options.baseUrl ?? RESEND_URL;
  const vendor = new Resend(apiKey, { baseUrl });

  return {
    async send(letter) {
      if (insideUnit?.()) throw new Error('Mail must not leave inside a unit of work.');
      if (!mayReach({ environment, baseUrl, allowList }, letter.recipient)) {
        return err({ kind: 'rejected', detail: `recipient not allowed in ${environment}` });
      }
      // The SDK has no time-out of its own. It hands the signal to fetch; the race holds even where a fetch lets a
      // body hang that has begun (an instrumented one, say).
      const signal = AbortSignal.timeout(timeoutMs);
      const sending = vendor.emails.send(payloadOf(letter, from), { idempotencyKey: letter.id, signal });
      const answer = await Promise.race([sending, aborted(signal)]);
      if (answer === 'aborted') {
        return err({ kind: 'try_again', detail: `no answer within ${timeoutMs} ms` });
      }
      // An error page whose JSON is `null` comes back from the SDK as neither data nor error.
      const vendorId: unknown = answer.data?.id;
      if (typeof vendorId === 'string' && vendorId !== '') return ok({ vendorId });
      return err(refusalOf(answer.error ?? { name: 'no_id_in_answer' }, answer.headers));
    },
  };
}

const aborted = (signal: AbortSignal): Promise<'aborted'> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted'), { once: true }));

function payloadOf(letter: LetterDraft, from: string) {
  const { subject, text, html } = letter.content;
  const attachments = attachmentsOf(letter);
  return {
    from,
    to: letter.recipient,
    subject,
    text,
    html,
    // RFC 3834: no out-of-office answers to a machine's letter.
    headers: { 'Auto-Submitted': 'auto-generated' },
    tags: [
      { name: 'kind', value: letter.kind },
      { name: 'letter', value: letter.id },
    ],
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

function attachmentsOf({ locale, content: { calendar, file } }: LetterDraft) {
  const event = calendar && {
    filename: FILE_NAMES[locale],
    content: Buffer.from(calendar.ics, 'utf8').toString('base64'),
    // With the method, or Outlook shows a file instead of an event (resend-node issue 198).
    contentType: `text/calendar; method=${calendar.method}; charset=utf-8`,
  };
  const other = file && {
    filename: file.name,
    content: Buffer.from(file.content).toString('base64'),
    contentType: file.type,
  };
  return [event, other].filter((each) => each != null);
}
