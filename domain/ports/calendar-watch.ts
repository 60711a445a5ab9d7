import type { LocalDate } from '../shared/local-date.ts';
import type { SalonId } from '../shared/ids.ts';

/** Tells of changes of a calendar's days, by whomever and on whatever machine. */
export interface CalendarWatch {
  /**
   * Calls `hear` with the versions of the days once they are read and then each time they have changed, until the
   * returned function is called. Equal texts of the same days mean that nothing has changed.
   *
   * @param end called when the process ends
   * @returns null when as many are watching as this process takes, or this account has
   */
  watch(
    watcher: {
      readonly salonId: SalonId;
      readonly account: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    },
    hear: (versions: string) => void,
    end: () => void,
  ): (() => void) | null;
}
