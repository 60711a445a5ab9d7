import type { SalonId } from '../shared/ids.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';

/** What the clean-up job asks before it sweeps: nothing depends on it having run. */
export interface HoldSweeper {
  /** Salon-days that hold at least one hold whose time was up at `at`. */
  overdue(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly day: LocalDate }[]>;
}
