import type { Clock } from '../../ports/clock.ts';
import type { MailQueue } from '../../ports/mail-queue.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { System } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { mayRepeat } from '../repeat-window.ts';

export type SendLetterDeps = { readonly queue: MailQueue; readonly mailer: Mailer; readonly clock: Clock };

export type SendLetterInput = { readonly mailId: MailId };

export type SendOutcome = 'sent' | 'parked' | 'nothing_to_do';

/** The job that called must come again. */
export type SendRefusal = { readonly kind: 'try_again'; readonly detail: string };

export type SendLetter = (actor: System, input: SendLetterInput) => Promise<Result<SendOutcome, SendRefusal>>;

/**
 * Sends one letter of the outbox: a transaction that takes it, the vendor, a transaction that notes the answer. None
 * spans the network. What a crash leads to:
 * - before or while taking it: the job comes again and takes it as if nothing had been;
 * - after taking it, before the vendor has it: as above; the attempt was counted, the time to repeat it runs;
 * - after the vendor accepted, before that was noted: the job sends the same bytes under the same key, and the vendor
 *   answers with the first acceptance instead of a second mail;
 * - after it was noted as sent: the job comes again and finds nothing to do.
 *
 * "Once" therefore means at most one accepted mail for as long as the vendor remembers the key (24 hours). Before that
 * is over the letter is parked for a person, who can see at the vendor whether it arrived.
 *
 * @throws whatever the queue throws; a mailer that throws counts as an answer that was lost: the job comes again
 */
export const sendLetter =
  ({ queue, mailer, clock }: SendLetterDeps): SendLetter =>
  async ({ salonId }, { mailId }) => {
    const at = clock.now();
    const letter = await queue.take(salonId, mailId, at);
    if (letter === null) return ok('nothing_to_do');
    if (!mayRepeat(letter.firstAttemptAt ?? at, at)) {
      await queue.park(salonId, mailId, 'repeat_window_over', at);
      return ok('parked');
    }
    const { attempts: _, firstAttemptAt: __, ...draft } = letter;
    const answer = await mailer.send(draft);
    if (answer.ok) {
      await queue.sent(salonId, mailId, answer.value.vendorId, clock.now());
      return ok('sent');
    }
    if (answer.error.kind === 'rejected') {
      await queue.park(salonId, mailId, answer.error.detail, clock.now());
      return ok('parked');
    }
    await queue.failed(salonId, mailId, answer.error.detail);
    return err({ kind: 'try_again', detail: answer.error.detail });
  };
