/** Resend's answers in the product's words. The table: https://resend.com/docs/api-reference/errors */
import type { MailRefusal } from '#domain/ports/mailer.ts';
import { redact } from '#domain/shared/redact.ts';

/** The SDK hands on whatever JSON the answer held; a proxy's error page in JSON has none of these fields. */
export type VendorError = {
  readonly name?: unknown;
  readonly statusCode?: unknown;
  readonly message?: unknown;
};

const MOST_DETAIL = 200;
const PASSING = new Set([408, 425, 429]);

/**
 * 401 and 403 speak of the account (a key being rotated, a domain not yet verified), not of the letter: it is repeated
 * and arrives once somebody has mended that. The vendor reports a wrong key sometimes as a plain `validation_error`
 * with status 400 (resend-node pull request 617), so the message is asked as well.
 */
function isAboutTheAccount(status: number, message: string): boolean {
  return status === 401 || status === 403 || /\bapi key\b/i.test(message);
}

export function refusalOf(error: VendorError, headers: Readonly<Record<string, string>> | null): MailRefusal {
  const name = typeof error.name === 'string' ? error.name : 'unknown';
  const message = typeof error.message === 'string' ? error.message : '';
  const status = typeof error.statusCode === 'number' ? error.statusCode : null;
  const retryAfter = headers?.['retry-after'];
  const detail = [
    status === null ? name : `${status} ${name}`,
    ...(message === '' ? [] : [redact(message)]),
    ...(retryAfter === undefined ? [] : [`retry after ${retryAfter} s`]),
  ]
    .join(': ')
    .slice(0, MOST_DETAIL);
  return { kind: willNeverAccept(name, status, message) ? 'rejected' : 'try_again', detail };
}

function willNeverAccept(name: string, status: number | null, message: string): boolean {
  // The first request under the key is still being worked on: the repetition will be told its id.
  if (name === 'concurrent_idempotent_requests') return false;
  // No status: time-out, connection lost, an answer that was no JSON. Nobody knows whether it was accepted.
  if (status === null || status >= 500 || status < 400 || PASSING.has(status)) return false;
  return !isAboutTheAccount(status, message);
}
