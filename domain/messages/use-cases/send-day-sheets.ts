import { daySheetOf } from '../../calendar/day-sheet.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DaySheets, SheetWording } from '../../ports/day-sheet.ts';
import type { Ids } from '../../ports/ids.ts';
import type { DaySheetFacts, SalonList } from '../../ports/messages.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { ok } from '../../shared/result.ts';
import type { LocalDate } from '../../shared/salon-time.ts';
import { hasDaySheet, morningDue } from '../morning-mail.ts';

export type SendDaySheetsDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly notices: Notices;
  readonly salons: SalonList;
  readonly facts: DaySheetFacts;
  readonly daySheets: DaySheets;
  readonly wording: SheetWording;
};

/** Over all salons; counts the letters that this call posted. */
export type SendDaySheets = () => Promise<{ readonly letters: number }>;

/** A salon writes to itself in its own language, which is German: no setting says another. */
const LOCALE: Locale = 'de-CH';

/**
 * Mails each salon the sheet of its day, once: that it was posted is a row that can be written once, in the letters' own
 * unit. The sheet is drawn before it, outside of any transaction. What customers wrote to the salon is not on it: it may be
 * an allergy, and mail is no place for that (docs/decisions/0006-mail.md). A salon that fails does not keep the others waiting.
 *
 * @throws AggregateError after the last salon, with the failure of each that failed
 */
export const sendDaySheets =
  (deps: SendDaySheetsDeps): SendDaySheets =>
  async () => {
    const attempts = manyAttempts();
    let letters = 0;
    for (const salonId of await deps.salons.all()) {
      const actor: System = { kind: 'system', salonId, job: 'send-day-sheets' };
      letters += await attempts.count(async () => {
        const day = await dueDay(deps, actor);
        return day === null ? 0 : await sendSheet(deps, actor, day);
      });
    }
    attempts.end((failed) => `${failed} day sheets could not be posted`);
    return { letters };
  };

async function dueDay({ uow, clock }: SendDaySheetsDeps, actor: System): Promise<LocalDate | null> {
  const looked = await uow.run<LocalDate | null, never>(actor, async ({ messages, calendar }) => {
    const [rules, { zone }] = await Promise.all([messages.rules(), calendar.book()]);
    const day = morningDue(rules, clock.now(), zone);
    if (day === null || (await messages.sheetPosted(day))) return ok(null);
    return ok(day);
  });
  return looked.ok ? looked.value : null;
}

async function sendSheet(deps: SendDaySheetsDeps, actor: System, day: LocalDate): Promise<number> {
  const { uow, clock, ids, notices, wording } = deps;
  const { book, card, visits, pauses } = await deps.facts.ofDay(actor.salonId, day);
  if (!hasDaySheet(book, day, visits)) return 0;
  const words = wording(LOCALE, book.zone);
  const sheet = daySheetOf(
    book,
    {
      day,
      salonName: card.name,
      at: clock.now(),
      visits: visits.map((visit) => ({ ...visit, note: '' })),
      pauses,
    },
    words,
  );
  const pdf = await deps.daySheets.render(sheet);
  const booked = visits.filter(({ status }) => status !== 'reserved').length;
  const kind = 'day_sheet';
  const content = {
    ...notices.compose(kind, { salon: card, locale: LOCALE, date: day, visits: booked }),
    file: { name: words.fileName(day), type: 'application/pdf', content: pdf },
  };
  const posted = await uow.run<number, never>(actor, async ({ messages, outbox, audit }) => {
    const at = clock.now();
    if (!(await messages.noteSheet(day, at))) return ok(0);
    // As of this moment: whoever has lost the role since the addresses were set gets no names.
    const recipients = await messages.sheetRecipients();
    const all = recipients.length === 0 ? [card.email] : recipients;
    // Names and telephone numbers leave the house: the log says so, as of every export.
    const target = { kind: 'salon', id: actor.salonId } as const;
    const data = { day, recipients: all.length };
    await audit.append({ action: 'day_sheet.mailed', target, reason: null, data }, at);
    await Promise.all(
      all.map((recipient) =>
        outbox.post(
          { id: ids.next() as MailId, kind, appointmentId: null, recipient, locale: LOCALE, content },
          at,
        ),
      ),
    );
    return ok(all.length);
  });
  return posted.ok ? posted.value : 0;
}
