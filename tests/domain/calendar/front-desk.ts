/** The salon on memory, with somebody at the desk. */
import { acceptRequest, declineRequest } from '#domain/calendar/use-cases/answer-request.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { createVisit } from '#domain/calendar/use-cases/create-visit.ts';
import { moveVisit } from '#domain/calendar/use-cases/move-visit.ts';
import type { Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { ANNA, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { desk, type DeskOptions } from '../slots/use-cases/desk.ts';

const named = (salonId: SalonId) => ({
  salonId,
  accountId: '00000000-0000-4000-8000-0000000000e1' as AccountId,
  sessionId: '00000000-0000-4000-8000-0000000000e2' as SessionId,
});
export const NORA: Employee = { kind: 'employee', ...named(SALON), role: 'staff', staffId: ANNA };
export const ELSEWHERE: Employee = { kind: 'employee', ...named(OTHER_SALON), role: 'owner', staffId: null };
export const HQ: HeadOffice = { kind: 'hq', ...named(SALON) };

export function frontDesk(options: DeskOptions = {}) {
  const salon = desk(options);
  return {
    ...salon,
    changeBook: salon.change,
    change: changeVisitState(salon.deps),
    cancelAtDesk: cancelVisit(salon.deps),
    moveAtDesk: moveVisit(salon.deps),
    createAtDesk: createVisit(salon.deps),
    accept: acceptRequest(salon.deps),
    decline: declineRequest(salon.deps),
  };
}
