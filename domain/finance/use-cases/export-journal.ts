import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { exportedEntry } from '../finance-entry.ts';
import type { ReportRange } from '../range.ts';

export type ExportJournal = (
  actor: Insider,
  range: ReportRange,
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

/** The journal leaves the house: that is noted before its first line does (Art. 9 GeBüV). */
export const exportJournal =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): ExportJournal =>
  async (actor, range) => {
    if (!may(actor, 'finance.check')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ audit }) => {
      await audit.append(exportedEntry(actor.salonId, range), clock.now());
      return ok(null);
    });
  };
