/** What pages show of a visit's deposit. Instants leave as ISO 8601. */
import { beyondDeposit } from '#domain/deposits/claim.ts';
import { decisionsFor } from '#domain/deposits/use-cases/decide-deposit.ts';
import type { DepositView } from '#domain/ports/deposits.ts';
import { keptCard } from './kept-card.tsx';
import type { Appointment } from '#domain/slots/appointment.ts';

/** Null: nothing was ever paid ahead. */
export const visitDeposit = (view: DepositView | null) =>
  view === null || view.moves.length === 0 ? null : view.standing;

export type VisitDeposit = NonNullable<ReturnType<typeof visitDeposit>>;

export function deskDeposit(view: DepositView | null, visit: Appointment, now: number) {
  if (view === null) return null;
  const { standing, moves, claim, refilled } = view;
  if (moves.length === 0 && claim === null && visit.deposit === 0) return null;
  return {
    asked: visit.deposit,
    standing,
    moves: moves.map(({ id, kind, amount, reason, at }) => ({
      id,
      kind,
      amount,
      reason,
      at: new Date(at).toISOString(),
    })),
    claim,
    refilled,
    beyond: beyondDeposit({ ...standing, claim, refilled }),
    /** Until it is over, somebody else may still come. */
    isOver: visit.to * 60_000 <= now,
    card: deskCard(view.card),
    onVouchers: view.onVouchers,
    decisions: decisionsFor(visit.status, { ...standing, onVouchers: view.onVouchers }),
  };
}

/** What was left for what goes beyond the deposit, and what became of it. */
const deskCard = (card: DepositView['card']) =>
  card === null ? null : card.ended === null ? keptCard(card) : card.ended.reason;

export type DeskDeposit = NonNullable<ReturnType<typeof deskDeposit>>;
