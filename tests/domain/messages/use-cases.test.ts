/** Reminders, calls and the morning mail on memory. */
import { describe, expect, it } from 'vitest';
import { notices } from '#adapters/letters/notices.ts';
import { sheetWords } from '#adapters/letters/sheet-words.ts';
import { rowsOf } from '#adapters/memory/database.ts';
import { memorySalonList } from '#adapters/memory/message-store.ts';
import type { Account } from '#domain/identity/account.ts';
import { DEFAULT_MESSAGE_RULES, type MessageRules } from '#domain/messages/message-rules.ts';
import { noteCall } from '#domain/messages/use-cases/note-call.ts';
import { sendDaySheets } from '#domain/messages/use-cases/send-day-sheets.ts';
import { sendReminders } from '#domain/messages/use-cases/send-reminders.ts';
import type { DaySheet } from '#domain/ports/day-sheet.ts';
import type { PrintedVisit } from '#domain/ports/calendar.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import type { Employee, Insider } from '#domain/shared/actor.ts';
import type { AccountId, SessionId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { instant, linkTo, visitor } from '#tests/contracts/contract-rows.ts';
import {
  ANNA,
  BEN,
  contractBook,
  contractCard,
  OTHER_SALON,
  SALON,
} from '#tests/contracts/contract-salon.ts';
import { ADA } from '#tests/domain/identity/use-cases/front-door.ts';
import { desk, outcome, RAW, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';

const START = '2026-03-17 10:00';
const MOMENT = '2026-03-16 10:00';

function salon(options: Parameters<typeof desk>[0] = {}) {
  const front = desk(options);
  const deps = { ...front.deps, salons: memorySalonList(front.database) };
  const rows = () => front.database.salons.get(SALON)!;
  return {
    ...front,
    remind: sendReminders(deps),
    call: noteCall(front.deps),
    at: (time: string) => front.clock.set(instant(time)),
    rule: (over: Partial<MessageRules>, salonId = SALON) => {
      front.database.salons.get(salonId)!.messages.rules = { ...DEFAULT_MESSAGE_RULES, ...over };
    },
    reminders: () => front.letters().filter(({ kind }) => kind === 'appointment_reminder'),
    rows,
  };
}

describe('reminders', () => {
  it('one letter a visit, when its moment has come, in the language of the visit', async () => {
    const front = salon();
    const visit = won(
      await front.confirm(visitor(1), {
        holdId: won(await front.hold(START)).id,
        contact: RAW,
        termsVersion: '2026-01',
        locale: 'en',
      }),
    );
    front.at('2026-03-16 09:59');
    expect(await front.remind()).toEqual({ letters: 0 });
    front.at(MOMENT);
    expect(await front.remind()).toEqual({ letters: 1 });
    expect(await front.remind()).toEqual({ letters: 0 });
    expect(front.reminders()).toMatchObject([
      { appointmentId: visit.id, recipient: 'alice@example.ch', locale: 'en' },
    ]);
    expect(front.audited().at(-1)).toBe('appointment.reminded');
  });

  it('none for what was booked when its moment had passed, for what is cancelled, or at night', async () => {
    const front = salon();
    const cancelled = await front.visit(START);
    won(await front.cancel(linkTo(cancelled.id), {}));
    front.at('2026-03-16 10:01');
    await front.visit(START);
    await front.remind();
    expect(front.reminders()).toEqual([]);
    await front.visit('2026-03-17 15:00', {}, visitor(2));
    front.at('2026-03-16 22:00');
    await front.remind();
    expect(front.reminders()).toEqual([]);
    front.at('2026-03-17 08:00');
    await front.remind();
    expect(front.reminders()).toHaveLength(1);
  });

  it('a visit that is moved is reminded of its new time, also after a reminder of its old one', async () => {
    const front = salon();
    const visit = await front.visit('2026-03-18 10:00');
    front.at('2026-03-17 09:00');
    won(await front.move(linkTo(visit.id), { start: at('2026-03-19 10:00'), expectedSequence: 0 }));
    front.at('2026-03-17 10:00');
    expect(await front.remind()).toEqual({ letters: 0 });
    front.at('2026-03-18 10:00');
    expect(await front.remind()).toEqual({ letters: 1 });
    won(await front.cancel(linkTo(visit.id), {}));
    expect(await front.remind()).toEqual({ letters: 0 });
  });

  it.each<Partial<MessageRules>>([{ reminders: false }, { reminderChannel: 'call_list' }])(
    'none with %j',
    async (over) => {
      const front = salon();
      front.rule(over);
      await front.visit(START);
      front.at(MOMENT);
      expect(await front.remind()).toEqual({ letters: 0 });
    },
  );

  it('goes on after a visit that fails, posts none of its letter, and tells at the end', async () => {
    let broken: string | null = null;
    const front = salon({
      stores: (stores: Stores) => ({
        ...stores,
        outbox: {
          post: (letter, ...rest) => {
            if (letter.kind === 'appointment_reminder' && letter.appointmentId === broken)
              throw new Error('cannot be written');
            return stores.outbox.post(letter, ...rest);
          },
        },
      }),
    });
    broken = (await front.visit(START)).id;
    const other = await front.visit('2026-03-17 10:30', {}, visitor(2));
    front.at('2026-03-16 11:00');
    await expect(front.remind()).rejects.toThrow(AggregateError);
    expect(front.reminders().map(({ appointmentId }) => appointmentId)).toEqual([other.id]);
    broken = null;
    expect(await front.remind()).toEqual({ letters: 1 });
  });

  it('of more visits than one look finds, each once, whoever else is at work', async () => {
    let looks = 0;
    const front = salon({
      stores: (stores: Stores) => ({
        ...stores,
        messages: {
          ...stores.messages,
          toRemind: (span, after, most) => {
            looks += 1;
            return stores.messages.toRemind(span, after, Math.min(most, 200));
          },
        },
      }),
    });
    const model = await front.visit(START);
    for (let number = 0; number < 450; number += 1) {
      front.put({ ...model, id: `0000feed-0000-4000-8000-${String(number).padStart(12, '0')}` as never });
    }
    front.at(MOMENT);
    const counts = await Promise.all([front.remind(), front.remind()]);
    expect(counts[0].letters + counts[1].letters).toBe(451);
    expect(new Set(front.reminders().map(({ appointmentId }) => appointmentId)).size).toBe(451);
    expect(looks).toBeGreaterThanOrEqual(6);
  });
});

const team = (over: Partial<Employee> = {}): Employee => ({
  kind: 'employee',
  salonId: SALON,
  accountId: 'account' as AccountId,
  sessionId: 'session' as SessionId,
  role: 'staff',
  staffId: BEN,
  ...over,
});

describe('a call', () => {
  it('is noted once, and taken back; the log tells each', async () => {
    const front = salon();
    const { id, from } = await front.visit(START);
    for (const called of [true, true, false, false]) won(await front.call(team(), { id, from, called }));
    expect(front.audit().slice(-2)).toMatchObject([
      { entry: { action: 'appointment.called', data: { staffId: BEN } } },
      { entry: { action: 'appointment.call_undone' } },
    ]);
  });

  it('is about a visit that stands at this time', async () => {
    const front = salon();
    const { id, from } = await front.visit(START);
    const other = (from + 30) as EpochMinute;
    expect(outcome(await front.call(team(), { id, from: other, called: true }))).toBe('changed');
    const hq: Insider = { ...team(), kind: 'hq' } as never;
    expect(outcome(await front.call(hq, { id, from, called: true }))).toBe('not_found');
    expect(outcome(await front.call(team({ salonId: OTHER_SALON }), { id, from, called: true }))).toBe(
      'not_found',
    );
    won(await front.cancel(linkTo(id), {}));
    expect(outcome(await front.call(team(), { id, from, called: true }))).toBe('changed');
  });
});

describe('the morning mail', () => {
  const printed: PrintedVisit = {
    status: 'confirmed',
    from: at(START),
    customer: 'Ada Muster',
    phone: '+41791234567',
    note: 'Ich bin allergisch.',
    items: [
      {
        staffId: ANNA,
        staffName: 'Anna',
        serviceName: { 'de-CH': 'Schnitt', en: 'Cut' },
        from: at(START),
        to: at('2026-03-17 10:30'),
      },
    ],
  };

  function mornings(visits: readonly PrintedVisit[] = [printed]) {
    const front = salon();
    front.rule({ morningMail: true });
    const sheets: DaySheet[] = [];
    const deps = {
      ...front.deps,
      notices: notices(),
      salons: memorySalonList(front.database),
      facts: {
        ofDay: async () => ({ book: contractBook(SALON), card: contractCard(SALON), visits, pauses: [] }),
      },
      daySheets: {
        render: async (sheet: DaySheet) => {
          sheets.push(sheet);
          return new Uint8Array([37, 80, 68, 70]);
        },
      },
      wording: sheetWords,
    };
    const member = (email: string, role: Account['role']) => {
      const id = email as AccountId;
      rowsOf(front.database, SALON).identities.accounts.set(id, { ...ADA, id, email, role });
    };
    return { ...front, sheets, member, send: sendDaySheets(deps) };
  }

  it('goes to the salon once a day, with the day as PDF', async () => {
    const front = mornings();
    front.at('2026-03-17 06:25');
    expect(await front.send()).toEqual({ letters: 0 });
    front.at('2026-03-17 06:30');
    const counts = await Promise.all([front.send(), front.send()]);
    expect(counts.map(({ letters }) => letters).toSorted()).toEqual([0, 1]);
    expect(await front.send()).toEqual({ letters: 0 });
    expect(front.letters()).toMatchObject([
      {
        kind: 'day_sheet',
        recipient: contractCard(SALON).email,
        appointmentId: null,
        content: { file: { name: 'tagesblatt-2026-03-17.pdf', type: 'application/pdf' } },
      },
    ]);
    front.at('2026-03-18 06:30');
    expect(await front.send()).toEqual({ letters: 1 });
  });

  it('carries names and numbers, and nothing that customers wrote', async () => {
    const front = mornings();
    front.at('2026-03-17 06:30');
    await front.send();
    expect(front.sheets[0]).toMatchObject({
      heading: 'Dienstag, 17. März 2026',
      asOf: 'Stand Dienstag, 17. März 2026, 06:30 Uhr',
    });
    expect(front.sheets[0]?.columns[0]?.lines).toEqual([
      { time: '10:00–10:30', customer: 'Ada Muster', phone: '079 123 45 67', services: 'Schnitt', note: '' },
    ]);
    const [letter] = front.letters();
    expect(letter!.content.text + letter!.content.html).not.toMatch(/Ada|123 45 67|allergisch/);
  });

  it('goes to those who are named, and to nobody else', async () => {
    const front = mornings();
    const [lea, noe, gone] = ['lea@salon.example', 'noe@salon.example', 'gone@salon.example'] as const;
    front.rule({ morningMail: true, morningRecipients: [lea, gone, noe] });
    front.member(lea, 'staff');
    front.member(noe, 'owner');
    front.member(gone, null);
    front.at('2026-03-17 06:30');
    expect(await front.send()).toEqual({ letters: 2 });
    expect(front.letters().map(({ recipient }) => recipient)).toEqual([lea, noe]);
  });

  it('goes to the salon when nobody of those whom it gives works there any more', async () => {
    const front = mornings();
    front.rule({ morningMail: true, morningRecipients: ['gone@salon.example'] });
    front.at('2026-03-17 06:30');
    expect(await front.send()).toEqual({ letters: 1 });
    expect(front.letters()).toMatchObject([{ recipient: contractCard(SALON).email }]);
  });

  it('does not come on a day on which nobody works and nobody comes', async () => {
    const front = mornings([]);
    // A Sunday.
    front.at('2026-03-15 06:30');
    expect(await front.send()).toEqual({ letters: 0 });
    expect(front.sheets).toEqual([]);
  });

  it('of one salon does not wait for another that fails', async () => {
    const front = mornings();
    front.rule({ morningMail: true }, OTHER_SALON);
    const failing = sendDaySheets({
      ...front.deps,
      notices: notices(),
      salons: { all: async () => [OTHER_SALON, SALON] },
      facts: {
        ofDay: async (salonId) => {
          if (salonId === OTHER_SALON) throw new Error('cannot be read');
          return { book: contractBook(SALON), card: contractCard(SALON), visits: [printed], pauses: [] };
        },
      },
      daySheets: { render: async () => new Uint8Array([1]) },
      wording: sheetWords,
    });
    front.at('2026-03-17 06:30');
    await expect(failing()).rejects.toThrow(AggregateError);
    expect(front.letters()).toHaveLength(1);
  });
});
