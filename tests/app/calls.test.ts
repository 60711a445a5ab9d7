import { describe, expect, it } from 'vitest';
import { DEFAULT_MESSAGE_RULES } from '#domain/messages/message-rules.ts';
import type { NoteCall } from '#domain/messages/use-cases/note-call.ts';
import type { NotePlaceCall } from '#domain/messages/use-cases/note-place-call.ts';
import type { CallRow, PlaceCallRow } from '#domain/ports/messages.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AppointmentId, MoveOfferId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import { minuteFrom } from '#domain/shared/salon-time.ts';
import { action, loader } from '#app/routes/admin-calls.tsx';
import { answerOf, fakeContext, get, HOLD_ID, NOW } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const HOUR = 60;
const inHours = (hours: number) => (minuteFrom(NOW) + hours * HOUR) as EpochMinute;
const aCall = (over: Partial<CallRow> = {}): CallRow => ({
  id: HOLD_ID,
  from: inHours(5),
  agreedAt: 0 as Instant,
  name: 'Ada Muster',
  phone: '+41791234567',
  items: [{ serviceName: { 'de-CH': 'Schnitt', en: 'Cut' }, staffName: 'Anna' }],
  called: null,
  ...over,
});

const OFFER = '00000000-0000-4000-8000-0000000000ff' as MoveOfferId;
const { agreedAt: _, ...facts } = aCall();
const aPlaceCall: PlaceCallRow = { ...facts, offer: OFFER };

const inputs: Parameters<NoteCall>[1][] = [];
const placeInputs: Parameters<NotePlaceCall>[1][] = [];
const as = (
  role: EmployeeRole | 'hq' | null,
  rows: readonly CallRow[] = [],
  answer: Awaited<ReturnType<NoteCall>> = ok(null),
  places: readonly PlaceCallRow[] = [],
) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    messages: {
      queries: { calls: () => Promise.resolve({ rules: DEFAULT_MESSAGE_RULES, rows, places }) },
      useCases: {
        noteCall: (_, input) => {
          inputs.push(input);
          return Promise.resolve(answer);
        },
        notePlaceCall: (_, input) => {
          placeInputs.push(input);
          return Promise.resolve(answer);
        },
      },
    },
  });
const send = (context: ReturnType<typeof as>, fields: Readonly<Record<string, string>>) => {
  const request = new Request('https://salon.test/admin/calls', {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return answerOf(() => action({ request, context, params: {} }));
};
const FORM = { visit: HOLD_ID, from: String(inHours(5)), called: 'yes' };

describe('the call list', () => {
  it('has whoever is to be called today, how, about what, and who called', async () => {
    const later = aCall({ id: 'later' as AppointmentId, from: inHours(24 * 9) });
    const called = aCall({ id: 'called' as AppointmentId, phone: '', called: { at: NOW, by: 'Zoe' } });
    const { data } = await answerOf(() => loader(get('/admin/calls', as('staff', [aCall(), called, later]))));
    expect(data).toMatchObject({
      on: true,
      mayChange: true,
      rows: [
        { id: HOLD_ID, name: 'Ada Muster', phone: '+41791234567', what: 'Schnitt (Anna)', called: null },
        { id: 'called', phone: null, called: { by: 'Zoe' } },
      ],
    });
  });

  it('has whoever was asked by telephone about another time, and is to hear that nothing changes', async () => {
    const context = as('staff', [], ok(null), [aPlaceCall]);
    const { data } = await answerOf(() => loader(get('/admin/calls', context)));
    expect(data).toMatchObject({
      rows: [],
      places: [{ id: HOLD_ID, offer: OFFER, name: 'Ada Muster', what: 'Schnitt (Anna)', called: null }],
    });
    for (const called of ['yes', 'no']) {
      expect(await send(context, { visit: HOLD_ID, offer: OFFER, called })).toMatchObject({ status: 303 });
      expect(placeInputs.at(-1)).toEqual({
        appointmentId: HOLD_ID,
        offerId: OFFER,
        called: called === 'yes',
      });
    }
    const late = as('staff', [], err({ kind: 'changed' }), [aPlaceCall]);
    expect(await send(late, { visit: HOLD_ID, offer: OFFER, called: 'yes' })).toMatchObject({ status: 409 });
    const unknown = as('staff', [], err({ kind: 'not_found' }), [aPlaceCall]);
    expect(await send(unknown, { visit: HOLD_ID, offer: OFFER, called: 'yes' })).toMatchObject({
      status: 404,
    });
    expect(await send(context, { visit: HOLD_ID, offer: 'x', called: 'yes' })).toMatchObject({ status: 404 });
  });

  it.each<[EmployeeRole | 'hq' | null, number]>([
    ['staff', 200],
    ['hq', 200],
    [null, 404],
  ])('is looked at by %s: %i', async (role, status) => {
    expect(await answerOf(() => loader(get('/admin/calls', as(role))))).toMatchObject({ status });
  });

  it('notes a call, and takes it back', async () => {
    for (const called of ['yes', 'no']) {
      expect(await send(as('staff'), { ...FORM, called })).toMatchObject({
        status: 303,
        location: '/admin/calls',
      });
      expect(inputs.at(-1)).toEqual({ id: HOLD_ID, from: inHours(5), called: called === 'yes' });
    }
  });

  it('says so when the visit has changed', async () => {
    expect(await send(as('staff', [], err({ kind: 'changed' })), FORM)).toMatchObject({
      status: 409,
      data: { message: expect.stringContaining('verschoben oder abgesagt') as string },
    });
  });

  it.each([
    { ...FORM, visit: 'nonsense' },
    { ...FORM, from: '-1' },
    { ...FORM, called: 'maybe' },
  ])('knows nothing of %j', async (fields) => {
    expect(await send(as('owner'), fields)).toMatchObject({ status: 404 });
  });

  it.each<EmployeeRole | 'hq' | null>(['hq', null])('is not ticked by %s', async (role) => {
    expect(await send(as(role), FORM)).toMatchObject({ status: 404 });
  });
});
