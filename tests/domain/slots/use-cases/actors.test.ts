/** Who may do what. The type refuses the wrong kind of actor; row-level security and the use case the wrong person. */
import { describe, expect, it } from 'vitest';
import type { Booker, LinkHolder, System } from '#domain/shared/actor.ts';
import type { CancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import type { ConfirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import type { ReleaseHold } from '#domain/slots/use-cases/release-hold.ts';
import type { RescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import type { ReserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';
import type { SendLetter } from '#domain/notifications/use-cases/send-letter.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { ALICE, BRUNO, linkTo, visitor } from '#tests/contracts/contract-rows.ts';
import { OTHER_SALON } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { desk, outcome, RAW, won } from './desk.ts';
import type { Desk } from './desk.ts';

type ActorOf<UseCase extends (actor: never, input: never) => unknown> = Parameters<UseCase>[0];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The build breaks when a use case takes another actor than the one that stands here. */
const DOORS: readonly [
  Same<ActorOf<ReserveSlot>, Booker>,
  Same<ActorOf<ConfirmAppointment>, Booker>,
  Same<ActorOf<ReleaseHold>, Booker>,
  Same<ActorOf<RescheduleAppointment>, LinkHolder>,
  Same<ActorOf<CancelAppointment>, LinkHolder>,
  Same<ActorOf<SendLetter>, System>,
] = [true, true, true, true, true, true];

const UNKNOWN = '00000000-0000-4000-8000-00000000dead' as AppointmentId;
const TERMS = { contact: RAW, termsVersion: '2026-01', locale: 'de-CH' } as const;

type Foreign = (salon: Desk, hold: AppointmentId, visit: AppointmentId) => Promise<string>;

const LINK_IN = (id: AppointmentId, over: Partial<LinkHolder>): LinkHolder => ({ ...linkTo(id), ...over });

const CASES: readonly (readonly [string, Foreign])[] = [
  ['confirm: unknown', async (salon) => outcome(await salon.confirm(ALICE, { ...TERMS, holdId: UNKNOWN }))],
  [
    'confirm: other visitor',
    async (salon, holdId) => outcome(await salon.confirm(BRUNO, { ...TERMS, holdId })),
  ],
  [
    'confirm: other salon',
    async (salon, holdId) => outcome(await salon.confirm(visitor(1, OTHER_SALON), { ...TERMS, holdId })),
  ],
  [
    "confirm: another's visit",
    async (salon, _, holdId) => outcome(await salon.confirm(BRUNO, { ...TERMS, holdId })),
  ],
  ['release: unknown', async (salon) => outcome(await salon.release(ALICE, { holdId: UNKNOWN }))],
  ['release: other visitor', async (salon, holdId) => outcome(await salon.release(BRUNO, { holdId }))],
  [
    'release: other salon',
    async (salon, holdId) => outcome(await salon.release(visitor(1, OTHER_SALON), { holdId })),
  ],
  ['move: unknown', async (salon) => outcome(await salon.move(linkTo(UNKNOWN), MOVE))],
  ['move: a hold', async (salon, hold) => outcome(await salon.move(linkTo(hold), MOVE))],
  [
    'move: other salon',
    async (salon, _, visit) => outcome(await salon.move(LINK_IN(visit, { salonId: OTHER_SALON }), MOVE)),
  ],
  ['cancel: unknown', async (salon) => outcome(await salon.cancel(linkTo(UNKNOWN), {}))],
  ['cancel: a hold', async (salon, hold) => outcome(await salon.cancel(linkTo(hold), {}))],
  [
    'cancel: other salon',
    async (salon, _, visit) => outcome(await salon.cancel(LINK_IN(visit, { salonId: OTHER_SALON }), {})),
  ],
];
const MOVE = { start: at('2026-03-20 10:00'), expectedSequence: 0 };

describe('unknown and foreign look the same', () => {
  it.each(CASES)('%s', async (_, act) => {
    const salon = desk();
    const held = won(await salon.hold('2026-03-17 10:00'));
    const visit = await salon.visit('2026-03-18 10:00');
    const before = salon.counts();
    expect(await act(salon, held.id, visit.id)).toBe('not_found');
    expect(salon.counts()).toEqual(before);
    expect(salon.appointment(held.id)).toEqual(held);
    expect(salon.appointment(visit.id)).toEqual(visit);
  });

  it('each use case takes one kind of actor', () => {
    expect(DOORS.every(Boolean)).toBe(true);
  });

  it('a link works from whatever browser, the mail may be read elsewhere', async () => {
    const salon = desk();
    const visit = await salon.visit('2026-03-18 10:00');
    const elsewhere = LINK_IN(visit.id, { visitorId: BRUNO.visitorId });
    expect(outcome(await salon.move(elsewhere, MOVE))).toBe('ok');
    expect(outcome(await salon.cancel(elsewhere, {}))).toBe('ok');
  });
});
