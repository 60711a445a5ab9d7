import { describe, expect, it, vi } from 'vitest';
import type { AppLoadContext } from '@remix-run/node';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { PauseId } from '#domain/calendar/pause.ts';
import type { AbsencePlanLine } from '#domain/ports/move-offers.ts';
import type { MoveOfferId, StaffId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import { action as run, loader as plan } from '#app/routes/admin-absence-plan.tsx';
import { action as fallIll, loader as form } from '#app/routes/admin-ill-today.tsx';
import { action as answer, loader as offerPage } from '#app/routes/visit-offer.tsx';
import { loader as visitPage } from '#app/routes/visit.tsx';
import { loader as cancelPage } from '#app/routes/visit-cancel.tsx';
import { aPlan } from '#tests/contracts/contract-rows.ts';
import {
  answerOf,
  ATTEMPT,
  aVisit,
  fakeContext,
  get,
  NOW,
  post,
  TOKEN,
} from '#tests/app/support/fake-page.ts';
import { ANNA, at } from '#tests/support/builders/salon-book.ts';
import { as } from './signed-in.ts';

const ABSENCE = ATTEMPT as string as PauseId;
const OFFER = '00000000-0000-4000-8000-0000000000ff' as MoveOfferId;
const COLLEAGUE = '00000000-0000-4000-8000-0000000000dd' as StaffId;
const home = `/admin/pauses/${ABSENCE}/plan`;
const params = { id: ABSENCE };
const visit = aVisit();
const place = aPlan('2026-03-14 16:00');
const pause = {
  id: ABSENCE,
  kind: 'illness',
  staffId: ANNA,
  from: at('2026-03-14 00:00'),
  to: at('2026-03-15 00:00'),
  reason: '',
} as const;
const anOffer = (over: Partial<MoveOffer> = {}): MoveOffer => ({
  id: OFFER,
  appointmentId: visit.id,
  holdId: OFFER as never,
  absenceId: ABSENCE,
  sequence: visit.sequence,
  was: visit.from,
  plan: { ...place, items: visit.items.map((item) => ({ ...item, ...place.items[0]!, staffId: ANNA })) },
  byLetter: true,
  status: 'open',
  offeredAt: NOW,
  until: instantOf(at('2026-03-10 10:00')),
  ...over,
});
const aLine = (over: Partial<AbsencePlanLine> = {}): AbsencePlanLine => ({
  visit,
  customer: 'Ada Muster',
  phone: '+41791234567',
  email: 'ada@example.ch',
  line: { id: visit.id, kind: 'proposed', proposal: { kind: 'same_day', plan: place }, others: [] },
  offer: null,
  ...over,
});

type Over = {
  readonly lines?: readonly AbsencePlanLine[];
  readonly useCases?: Record<string, unknown>;
  readonly away?: StaffId;
};
const NAMES = new Map<StaffId, string>([
  [ANNA, 'Anna'],
  [COLLEAGUE, 'Zoe'],
]);
const withPlan = (
  context: AppLoadContext,
  { lines = [aLine()], useCases = {}, away = ANNA }: Over = {},
): AppLoadContext => ({
  ...context,
  moveOffers: {
    queries: {
      ...context.moveOffers.queries,
      plan: (_, id) =>
        Promise.resolve(
          id === ABSENCE ? { pause: { ...pause, staffId: away }, lines, names: NAMES, more: 0 } : null,
        ),
    },
    useCases: { ...context.moveOffers.useCases, ...useCases } as never,
  },
});
const steps = (choice: string) => ({
  visit: visit.id,
  [`sequence-${visit.id}`]: '0',
  [`choice-${visit.id}`]: choice,
});
const PLACE = `${place.from}.${COLLEAGUE}`;

describe('somebody falls ill', () => {
  const path = '/admin/calendar/2026-03-10/ill';
  const day = { day: '2026-03-10' };
  const fields = {
    id: ATTEMPT,
    staff: 'anna',
    fromDay: '2026-03-10',
    fromTime: '08:00',
    toDay: '',
    toTime: '',
  };

  it('from now on, unless said otherwise', async () => {
    const today = await answerOf(() => form(get(path, as('staff'), day)));
    expect(today.data).toMatchObject({
      values: { fromDay: '2026-03-10', fromTime: '08:00', toDay: '2026-03-10' },
    });
    const later = await answerOf(() => form(get(path, as('staff'), { day: '2026-03-12' })));
    expect(later.data).toMatchObject({ values: { fromTime: '' } });
  });

  it('and the plan shows who is concerned: nobody has to look at a list twice', async () => {
    const seen: unknown[] = [];
    const affected = { ...visit, customer: 'Ada', offeredFor: null, phone: null, email: null, services: [] };
    const context = as('staff', [], {
      savePause: (_, input) => {
        seen.push(input);
        return Promise.resolve(
          seen.length === 1 ? err({ kind: 'affects', visits: [affected], again: false }) : ok(pause),
        );
      },
    });
    const answered = await answerOf(() => fallIll(post(path, fields, context, day)));
    expect(answered).toMatchObject({ status: 303, location: home });
    expect(seen).toMatchObject([
      { kind: 'illness', staffId: ANNA, seen: '' },
      { kind: 'illness', seen: `${visit.id}.0` },
    ]);
  });

  it('while the list changes again and again, and is told so with all that was typed', async () => {
    const savePause = () => Promise.resolve(err({ kind: 'affects', visits: [], again: true } as const));
    const context = as('staff', [], { savePause });
    const answered = await answerOf(() => fallIll(post(path, fields, context, day)));
    expect(answered).toMatchObject({ status: 409, data: { values: { staff: 'anna' } } });
  });

  it.each([
    [{ ...fields, staff: '' }, 'staff'],
    [{ ...fields, fromTime: 'soon' }, 'fromDay'],
    [{ ...fields, toDay: '2026-03-24' }, 'fromDay'],
  ])('with %o comes back', async (wrong, field) => {
    const answered = await answerOf(() => fallIll(post(path, wrong, as('staff'), day)));
    expect(answered).toMatchObject({
      status: 422,
      data: { errors: [{ field }], values: { fromTime: wrong.fromTime } },
    });
  });
});

describe('the plan', () => {
  it('shows what is proposed, ticked, and how it is asked', async () => {
    const page = await answerOf(() => plan(get(home, withPlan(as('staff')), params)));
    expect(page.data).toMatchObject({
      lines: {
        open: [
          {
            customer: 'Ada Muster',
            ticked: `${place.from}.${place.items[0]!.staffId}`,
            places: [{ kind: 'same_day', byLetter: true }],
          },
        ],
        asked: [],
        done: [],
      },
    });
  });

  it('ticks nothing for whoever has said no', async () => {
    const lines = [aLine({ offer: anOffer({ status: 'declined' }) })];
    const page = await answerOf(() => plan(get(home, withPlan(as('staff'), { lines }), params)));
    expect(page.data).toMatchObject({ lines: { open: [{ ticked: 'leave', before: 'declined' }] } });
  });

  it('shows who was asked, and who has answered', async () => {
    const lines = [
      aLine({ line: null, offer: anOffer() }),
      aLine({ line: null, offer: anOffer({ status: 'accepted' }), visit: { ...visit, sequence: 1 } }),
      aLine({ line: { id: visit.id, kind: 'begun' } }),
    ];
    const page = await answerOf(() => plan(get(home, withPlan(as('staff'), { lines }), params)));
    expect(page.data).toMatchObject({
      lines: {
        open: [],
        asked: [{ offer: OFFER }],
        done: [{ result: 'accepted' }],
        begun: [{ id: visit.id }],
      },
    });
  });

  it('names also those who have left since', async () => {
    const gone = visit.items.map((item) => ({ ...item, staffId: COLLEAGUE, staffName: 'Zoe' }));
    const offered = { ...place, items: place.items.map((item) => ({ ...item, staffId: COLLEAGUE })) };
    const lines = [
      aLine({ visit: { ...visit, items: gone } }),
      aLine({ line: null, offer: anOffer({ plan: offered }) }),
    ];
    const context = withPlan(as('staff'), { lines, away: COLLEAGUE });
    const page = await answerOf(() => plan(get(home, context, params)));
    expect(page.data).toMatchObject({
      name: 'Zoe',
      lines: { open: [{ with: 'Zoe' }], asked: [{ with: 'Zoe', placeWith: 'Zoe' }] },
    });
  });

  it('is nobody else’s, and of no other absence', async () => {
    for (const role of ['hq', null] as const) {
      expect(await answerOf(() => plan(get(home, withPlan(as(role)), params)))).toMatchObject({
        status: 404,
      });
    }
    const unknown = { id: OFFER };
    expect(await answerOf(() => plan(get(home, withPlan(as('staff')), unknown)))).toMatchObject({
      status: 404,
    });
  });

  it('is carried out line by line', async () => {
    const offerPlace = vi.fn(() => Promise.resolve(ok(anOffer())));
    const context = withPlan(as('staff'), { useCases: { offerPlace } });
    const answered = await answerOf(() => run(post(home, steps(PLACE), context, params)));
    expect(answered).toMatchObject({ status: 303, location: `${home}?asked=1&calls=0&cancelled=0` });
    expect(offerPlace).toHaveBeenCalledWith(expect.anything(), {
      absenceId: ABSENCE,
      appointmentId: visit.id,
      expectedSequence: 0,
      from: place.from,
      staff: [COLLEAGUE],
    });
  });

  it('says which line failed, and why', async () => {
    const offerPlace = () => Promise.resolve(err({ kind: 'place_gone' }));
    const context = withPlan(as('staff'), { useCases: { offerPlace } });
    expect(await answerOf(() => run(post(home, steps(PLACE), context, params)))).toMatchObject({
      status: 409,
      data: { failed: { [visit.id]: expect.stringContaining('vergeben') } },
    });
  });

  it('leaves alone what is left, and cancels what is to be cancelled', async () => {
    const left = await answerOf(() => run(post(home, steps('leave'), withPlan(as('staff')), params)));
    expect(left).toMatchObject({ status: 303, location: `${home}?asked=0&calls=0&cancelled=0` });
    const cancelVisit = vi.fn(() => Promise.resolve(ok(visit as never)));
    const context = withPlan(as('staff', [], { cancelVisit }));
    const cancelled = await answerOf(() => run(post(home, steps('cancel'), context, params)));
    expect(cancelled).toMatchObject({ location: `${home}?asked=0&calls=0&cancelled=1` });
    expect(cancelVisit).toHaveBeenCalledWith(expect.anything(), {
      id: visit.id,
      reason: '',
      expectedSequence: 0,
    });
  });

  it.each(['', '12', `x.${COLLEAGUE}`, `${place.from}.nobody`, `${place.from}.`])(
    'takes no choice that it did not offer: %o',
    async (choice) => {
      const answered = run(post(home, steps(choice), withPlan(as('staff')), params));
      await expect(answered).rejects.toMatchObject({ init: { status: 400 } });
    },
  );

  it('notes an answer that was given on the telephone', async () => {
    const answerOffer = vi.fn(() => Promise.resolve(ok(visit)));
    const context = withPlan(as('staff'), { useCases: { answerOffer } });
    const fields = { visit: visit.id, offer: OFFER, answer: 'decline' };
    expect(await answerOf(() => run(post(home, fields, context, params)))).toMatchObject({
      status: 303,
      location: `${home}?answered=decline`,
    });
    const over = () => Promise.resolve(err({ kind: 'offer_over', state: 'lapsed' }));
    const late = withPlan(as('staff'), { useCases: { answerOffer: over } });
    expect(await answerOf(() => run(post(home, fields, late, params)))).toMatchObject({ status: 409 });
  });
});

describe('whoever is asked', () => {
  const token = { token: TOKEN };
  const path = `/visit/${TOKEN}/offer`;
  const asked = (offer: MoveOffer | null, useCases: Record<string, unknown> = {}): AppLoadContext => {
    const context = fakeContext({}, { visit });
    return {
      ...context,
      moveOffers: {
        queries: { ...context.moveOffers.queries, ofVisit: () => Promise.resolve(offer) },
        useCases: { ...context.moveOffers.useCases, ...useCases } as never,
      },
    };
  };

  it('sees the old time, the new one, and until when', async () => {
    const page = await answerOf(() => offerPage(get(path, asked(anOffer()), token)));
    expect(page.data).toMatchObject({
      state: 'open',
      visit: { start: '2026-03-14T13:30:00Z' },
      place: { start: '2026-03-14T15:00:00Z' },
      until: '2026-03-10T09:00:00Z',
    });
    const home = await answerOf(() => visitPage(get(`/visit/${TOKEN}`, asked(anOffer()), token)));
    expect(home.data).toMatchObject({ asked: true });
  });

  it.each([
    [null, 303],
    [anOffer({ status: 'withdrawn' }), 303],
    [anOffer({ status: 'accepted' }), 303],
    [anOffer({ sequence: 5 }), 303],
    // Answered, and the visit was moved since: what is agreed now has its own cut-off.
    [anOffer({ sequence: 5, status: 'declined' }), 303],
    [anOffer({ sequence: 5, status: 'lapsed' }), 303],
  ])('sees the visit itself where nothing is asked', async (offer, status) => {
    const page = await answerOf(() => offerPage(get(path, asked(offer), token)));
    expect(page).toMatchObject({ status, location: `/visit/${TOKEN}` });
  });

  it('is told kindly that it is too late', async () => {
    const lapsed = asked(anOffer({ until: NOW }));
    const page = await answerOf(() => offerPage(get(path, lapsed, token)));
    expect(page.data).toMatchObject({ state: 'lapsed', changeable: true });
  });

  it('answers with one click', async () => {
    const answerOffer = vi.fn(() => Promise.resolve(ok(visit)));
    const context = asked(anOffer(), { answerOffer });
    expect(
      await answerOf(() => answer(post(path, { offer: OFFER, answer: 'accept' }, context, token))),
    ).toMatchObject({
      status: 303,
      location: `/visit/${TOKEN}?news=moved`,
    });
    expect(answerOffer).toHaveBeenCalledWith(expect.objectContaining({ kind: 'link' }), {
      appointmentId: visit.id,
      offerId: OFFER,
      answer: 'accept',
    });
    expect(
      await answerOf(() => answer(post(path, { offer: OFFER, answer: 'decline' }, context, token))),
    ).toMatchObject({
      location: `/visit/${TOKEN}/offer`,
    });
  });

  it.each([
    [{ offer: 'x', answer: 'accept' }],
    [{ offer: OFFER, answer: 'withdraw' }],
    [{ answer: 'accept' }],
  ])('cannot answer %o', async (fields) => {
    expect(await answerOf(() => answer(post(path, fields, asked(anOffer()), token)))).toMatchObject({
      status: 404,
    });
  });

  it('may cancel after the cut-off: the page asks, and does not send back', async () => {
    // The visit's own policy ends a day before it.
    const late = { now: () => instantOf(at('2026-03-14 08:00')) };
    const open = anOffer({ until: instantOf(at('2026-03-14 10:00')) });
    const path2 = `/visit/${TOKEN}/cancel`;
    const free = { ...asked(open), clock: late };
    expect(await answerOf(() => cancelPage(get(path2, free, token)))).toMatchObject({
      data: { token: TOKEN },
    });
    const bound = { ...asked(null), clock: late };
    expect(await answerOf(() => cancelPage(get(path2, bound, token)))).toMatchObject({ status: 303 });
  });
});
