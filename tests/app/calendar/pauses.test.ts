import { describe, expect, it } from 'vitest';
import type { Pause, PauseId } from '#domain/calendar/pause.ts';
import type { SavePauseRefusal } from '#domain/calendar/use-cases/save-pause.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action as save, loader as form } from '#app/routes/admin-pause-new.tsx';
import { action as remove, loader as show } from '#app/routes/admin-pause.tsx';
import { answerOf, ATTEMPT, aVisit, get, post } from '#tests/app/support/fake-page.ts';
import { ANNA, at } from '#tests/support/builders/salon-book.ts';
import { as } from './signed-in.ts';

const params = { day: '2026-03-14' };
const path = '/admin/calendar/2026-03-14/pause';
const fields = {
  id: ATTEMPT,
  kind: 'block',
  staff: 'anna',
  fromDay: '2026-03-14',
  fromTime: '13:00',
  toTime: '14:00',
};
const pause: Pause = {
  id: ATTEMPT as string as PauseId,
  kind: 'block',
  staffId: ANNA,
  from: at('2026-03-14 13:00'),
  to: at('2026-03-14 14:00'),
  reason: '',
};
const visit = {
  id: aVisit().id,
  status: 'confirmed',
  from: at('2026-03-14 13:00'),
  to: at('2026-03-14 13:30'),
  sequence: 2,
  customer: 'Ada Muster',
  offeredFor: null,
  phone: '+41791234567',
  email: null,
  services: [{ 'de-CH': 'Schnitt', en: 'Cut' }],
} as const;

const OTHER = '00000000-0000-4000-8000-0000000000fe' as AppointmentId;
/** Another place that this customer is asked about. */
const held = { ...visit, id: OTHER, status: 'reserved', offeredFor: visit.id } as const;

describe('blocking time', () => {
  it('shows who has an appointment then, and sends back what was seen', async () => {
    const context = as('staff', [], {
      savePause: () => Promise.resolve(err({ kind: 'affects', visits: [visit, held], again: false })),
    });
    expect(await answerOf(() => save(post(path, fields, context, params)))).toMatchObject({
      status: 409,
      data: {
        affected: {
          rows: [
            { customer: 'Ada Muster', services: 'Schnitt', page: visit.id, isHold: false },
            { customer: 'Ada Muster', page: visit.id, isHold: true },
          ],
          seen: `${visit.id}.2 ${OTHER}.2`,
        },
      },
    });
  });

  it('is done once it was seen; the same form keeps its id', async () => {
    const seen: unknown[] = [];
    const context = as('staff', [], {
      savePause: (_, input) => {
        seen.push(input);
        return Promise.resolve(ok(pause));
      },
    });
    expect(await answerOf(() => save(post(path, { ...fields, seen: 'x.1' }, context, params)))).toMatchObject(
      {
        status: 303,
        location: `/admin/pauses/${pause.id}?done=saved`,
      },
    );
    expect(seen).toMatchObject([
      {
        id: ATTEMPT,
        staffId: ANNA,
        time: { fromMinute: 780, toDay: '2026-03-14', toMinute: 840 },
        seen: 'x.1',
      },
    ]);
  });

  it.each([
    [{ ...fields, staff: 'x' }, 'staff'],
    [{ ...fields, fromTime: '25:00' }, 'fromDay'],
  ])('with %o comes back', async (wrong, field) => {
    expect(await answerOf(() => save(post(path, wrong, as('staff'), params)))).toMatchObject({
      status: 422,
      data: { errors: [{ field }], values: { fromDay: '2026-03-14' } },
    });
  });

  it.each([
    { kind: 'ends_before_it_begins' },
    { kind: 'too_long', mostDays: 366 },
    { kind: 'reason_too_long', most: 200 },
    { kind: 'no_such_wall_time' },
  ] as const)('refused as %o says so beside the field', async (refusal) => {
    const context = as('staff', [], { savePause: () => Promise.resolve(err(refusal as SavePauseRefusal)) });
    const answer = await answerOf(() => save(post(path, fields, context, params)));
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: [{ message: expect.stringMatching(/\S/) }] },
    });
  });

  it.each([
    ['hq', 404],
    [null, 404],
    [undefined, 303],
  ] as const)('is not for %s', async (role, status) => {
    expect(await answerOf(() => form(get(path, as(role), params)))).toMatchObject({ status });
    expect(await answerOf(() => save(post(path, fields, as(role), params)))).toMatchObject({ status });
    const own = { id: pause.id };
    expect(await answerOf(() => remove(post('/admin/pauses/x', {}, as(role), own)))).toMatchObject({
      status,
    });
  });
});

describe('a pause’s page', () => {
  it('is not there for anything but a pause', async () => {
    for (const id of ['nothing', ATTEMPT]) {
      expect(await answerOf(() => show(get('/admin/pauses/x', as('staff'), { id })))).toMatchObject({
        status: 404,
      });
    }
  });

  it('shows whose visits still lie there, and gives the time back', async () => {
    const context = as('staff', [], { removePause: () => Promise.resolve(ok(pause)) });
    Object.assign(context.calendar.queries, { pause: () => Promise.resolve({ pause, visits: [visit] }) });
    const { data } = await answerOf(() => show(get('/admin/pauses/x', context, { id: pause.id })));
    expect(data).toMatchObject({ staffName: 'Anna', visits: [{ customer: 'Ada Muster' }], removable: true });
    expect(
      await answerOf(() => remove(post('/admin/pauses/x', {}, context, { id: pause.id }))),
    ).toMatchObject({
      location: '/admin/calendar/2026-03-14',
    });
  });
});
