import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { action as cancel } from '#app/routes/admin-visit-cancel.tsx';
import { action as move, loader as movePage } from '#app/routes/admin-visit-move.tsx';
import { action as step } from '#app/routes/admin-visit.tsx';
import { answerOf, aVisit, BOOK, get, post } from '#tests/app/support/fake-page.ts';
import { ANNA, at } from '#tests/support/builders/salon-book.ts';
import { as } from './signed-in.ts';

const id = aVisit().id as string;
const params = { id };
const path = `/admin/visits/${id}`;

describe('a step at the desk', () => {
  it('leads back to the visit, which says what was done', async () => {
    const context = as('staff', [], { changeVisitState: () => Promise.resolve(ok('checked_in')) });
    const fields = { step: 'check_in', expected: 'confirmed' };
    expect(await answerOf(() => step(post(path, fields, context, params)))).toMatchObject({
      status: 303,
      location: `${path}?done=check_in`,
    });
  });

  it.each([
    [{ kind: 'changed_meanwhile', status: 'cancelled' }, 409, /abgesagt/],
    [{ kind: 'too_early', from: at('2026-03-14 14:30') }, 422, /früh/],
    [{ kind: 'place_taken' }, 409, /vergeben/],
    [{ kind: 'already_paid' }, 409, /bezahlt oder verrechnet/],
    [{ kind: 'not_found' }, 404, null],
  ] as const)('refused as %o is said in words', async (refusal, status, words) => {
    const context = as('staff', [], { changeVisitState: () => Promise.resolve(err(refusal)) });
    const answer = await answerOf(() =>
      step(post(path, { step: 'undo', expected: 'no_show' }, context, params)),
    );
    expect(answer.status).toBe(status);
    if (words !== null) expect((answer.data as { message: string }).message).toMatch(words);
  });

  it.each([{}, { step: 'delete', expected: 'confirmed' }, { step: 'undo', expected: 'reserved' }])(
    'that the page does not offer is none: %o',
    async (fields: Record<string, string>) => {
      expect(await answerOf(() => step(post(path, fields, as('staff'), params)))).toMatchObject({
        status: 400,
      });
    },
  );

  it.each([
    ['hq', 404],
    [null, 404],
    [undefined, 303],
  ] as const)('is not for %s', async (role, status) => {
    for (const action of [step, move, cancel]) {
      expect(await answerOf(() => action(post(path, {}, as(role), params)))).toMatchObject({ status });
    }
  });
});

describe('cancelling', () => {
  it('keeps the reason that was typed when somebody was faster', async () => {
    const context = as('staff', [], {
      cancelVisit: () => Promise.resolve(err({ kind: 'changed_meanwhile', status: 'confirmed' })),
    });
    const answer = await answerOf(() =>
      cancel(post(`${path}/cancel`, { reason: 'Umbau', sequence: '0' }, context, params)),
    );
    expect(answer).toMatchObject({ status: 409, data: { reason: 'Umbau' } });
  });
});

describe('moving', () => {
  it('takes an offered start, or the day and time of a drop', async () => {
    const seen: unknown[] = [];
    const context = as('staff', [], {
      moveVisit: (_, input) => {
        seen.push(input);
        return Promise.resolve(ok(aVisit()));
      },
    });
    const both: Record<string, string>[] = [
      { start: '2026-03-14T15:00+01:00', sequence: '2', staff: '' },
      { day: '2026-03-14', time: '15:00', sequence: '2', staff: 'anna' },
    ];
    for (const fields of both) {
      expect(await answerOf(() => move(post(path, fields, context, params)))).toMatchObject({
        location: `${path}?done=moved`,
      });
    }
    const input = { id, start: at('2026-03-14 15:00'), expectedSequence: 2 };
    expect(seen).toEqual([
      { ...input, staff: null },
      { ...input, staff: ANNA },
    ]);
  });

  it('offers what is near when the time is taken', async () => {
    const nearest = [at('2026-03-14 15:15')];
    const context = as('staff', [], {
      moveVisit: () => Promise.resolve(err({ kind: 'slot_taken', nearest })),
    });
    const answer = await answerOf(() =>
      move(post(path, { start: '2026-03-14T15:00+01:00', sequence: '0' }, context, params)),
    );
    expect(answer).toMatchObject({ status: 409, data: { nearest: ['2026-03-14T15:15+01:00'] } });
  });

  it.each([{ day: '2026-03-14', time: '25:00' }, { day: '2026-03-29', time: '02:30' }, { start: 'soon' }])(
    'refuses %o',
    async (fields: Record<string, string>) => {
      const answer = await answerOf(() =>
        move(post(path, { ...fields, sequence: '0' }, as('staff'), params)),
      );
      expect(answer.status).toBe(422);
    },
  );

  it('shows the free times of the day, of a colleague who can do it', async () => {
    const { data } = await answerOf(() =>
      movePage(get(`${path}/move?day=2026-03-14&staff=ben`, as('staff'), params)),
    );
    expect(data).toMatchObject({ day: '2026-03-14', staff: 'ben', starts: ['2026-03-14T15:00+01:00'] });
  });

  it('begins with somebody who can do it when the colleague has left', async () => {
    const context = as('staff');
    const book = { ...BOOK, staff: BOOK.staff.filter((member) => member.id !== ANNA) };
    const salonQueries = { ...context.salonQueries, book: () => Promise.resolve(book) };
    const { data } = await answerOf(() =>
      movePage(get(`${path}/move?day=2026-03-14`, { ...context, salonQueries }, params)),
    );
    expect(data).toMatchObject({ staff: 'ben', colleagues: [{ slug: 'ben' }] });
    const { data: unchanged } = await answerOf(() => movePage(get(`${path}/move`, context, params)));
    expect(unchanged).toMatchObject({ staff: '' });
  });
});
