import { appointmentEntry } from '../../audit/appointment-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AffectedVisit } from '../../ports/pauses.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { StaffId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import { lineIn } from '../../shared/typed-text.ts';
import { staffById } from '../../slots/wish-parts.ts';
import { daysOfPause, pauseSpan, seenMark } from '../pause.ts';
import type { Pause, PauseId, PauseKind, PauseTimeRefusal, WallPause } from '../pause.ts';

export type SavePauseDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type SavePauseInput = {
  /** Made with the page: the same form sent twice is one pause. */
  readonly id: PauseId;
  readonly kind: PauseKind;
  readonly staffId: StaffId;
  readonly time: WallPause;
  readonly reason: string;
  /** `seenMark` of the list that was looked at; empty: none was shown yet. */
  readonly seen: string;
};

export type SavePauseRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'unknown_staff'; readonly staffId: StaffId }
  | { readonly kind: 'reason_too_long'; readonly most: number }
  | PauseTimeRefusal
  /** Somebody has an appointment then: to be looked at first. `again`: since the list was shown, it has changed. */
  | { readonly kind: 'affects'; readonly visits: readonly AffectedVisit[]; readonly again: boolean };

export type SavePause = (actor: Insider, input: SavePauseInput) => Promise<Result<Pause, SavePauseRefusal>>;

const LONGEST_REASON = 200;

/**
 * Blocks a colleague's time or notes an absence. Whoever has an appointment then is shown first; their visits stay as
 * they are until somebody moves or cancels them, and whatever one of them gives free belongs to the pause.
 */
export const savePause =
  ({ uow, clock }: SavePauseDeps): SavePause =>
  async (actor, { id, kind, staffId, time, reason, seen }) => {
    const needs = kind === 'block' ? 'calendar.change' : 'absences.change';
    if (actor.kind !== 'employee' || !may(actor, needs)) return err({ kind: 'not_found' });
    const said = lineIn(reason, LONGEST_REASON);
    if (!said.ok && said.error === 'too_long') return err({ kind: 'reason_too_long', most: LONGEST_REASON });
    return await uow.run<Pause, SavePauseRefusal>(actor, async ({ calendar, pauses, audit }) => {
      const book = await calendar.book();
      if (staffById(book, staffId) === undefined) return err({ kind: 'unknown_staff', staffId });
      const span = pauseSpan(time, book.zone);
      if (!span.ok) return span;
      const pause: Pause = {
        id,
        kind,
        staffId,
        ...span.value,
        reason: kind === 'block' && said.ok ? said.value : '',
      };
      const days = daysOfPause(pause, book.zone);
      await calendar.gate(days);
      const at = clock.now();
      const [earlier, lapsed] = await Promise.all([pauses.find(id), calendar.sweep(days, at)]);
      if (earlier !== null) return ok(earlier);
      const visits = await pauses.affected(staffId, pause.from, pause.to);
      if (seenMark(visits) !== seen) return err({ kind: 'affects', visits, again: seen !== '' });
      await Promise.all([
        pauses.add(pause),
        pauses.cover(days),
        audit.append(
          {
            action: kind === 'block' ? 'time.blocked' : 'absence.saved',
            target: { kind: 'pause', id },
            reason: null,
            // Not which kind of absence: that somebody was ill is nobody's affair in ten years.
            data: {
              staffId,
              from: isoInstant(pause.from),
              to: isoInstant(pause.to),
              affected: visits.length,
            },
          },
          at,
        ),
        ...lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)),
      ]);
      return ok(pause);
    });
  };
