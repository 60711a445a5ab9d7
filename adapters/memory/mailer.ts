import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { Mailer, MailRefusal } from '#domain/ports/mailer.ts';
import { err, ok } from '#domain/shared/result.ts';

/** What goes wrong at the next sending; `answer_lost` means accepted, but nobody was told. */
export type MailFault = MailRefusal | { readonly kind: 'answer_lost' } | { readonly kind: 'crash' };

export type MemoryMailer = Mailer & {
  /** Every accepted letter, once for its key. */
  readonly accepted: readonly LetterDraft[];
  /** Every call, accepted or not. */
  readonly calls: readonly LetterDraft[];
  fail(...faults: readonly MailFault[]): void;
};

/**
 * A vendor with keys: a letter that it has accepted is answered with the first acceptance.
 *
 * @param refuse called before anything is sent; throws where the network is forbidden
 */
export function memoryMailer(refuse: (what: string) => void = () => undefined): MemoryMailer {
  const accepted = new Map<string, LetterDraft>();
  const calls: LetterDraft[] = [];
  const faults: MailFault[] = [];
  return {
    get accepted() {
      return [...accepted.values()];
    },
    calls,
    fail: (...more) => {
      faults.push(...more);
    },
    async send(letter) {
      refuse('the network');
      calls.push(letter);
      const fault = faults.shift();
      if (fault?.kind === 'crash') throw new Error('the process died');
      if (fault?.kind === 'try_again' || fault?.kind === 'rejected') return err(fault);
      if (!accepted.has(letter.id)) accepted.set(letter.id, letter);
      if (fault?.kind === 'answer_lost') return err({ kind: 'try_again', detail: 'time-out' });
      return ok({ vendorId: `vendor-${letter.id}` });
    },
  };
}
