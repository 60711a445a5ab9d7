/** When the books of a day are closed: at three in the morning after it, by the salon's clock. */
import {
  addDays,
  minuteOf,
  wallTimeOf,
  type Instant,
  type LocalDate,
  type Zone,
} from '../shared/salon-time.ts';

const AT_NIGHT = 3 * 60;

/** The day that is to be checked now; null: its night has not come. */
export function nightOf(at: Instant, zone: Zone): LocalDate | null {
  const { date, minute } = wallTimeOf(minuteOf(at), zone);
  return minute < AT_NIGHT ? null : addDays(date, -1);
}
