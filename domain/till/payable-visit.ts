import type { LocalDate } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';

/** Who is here or was here today pays at the desk; later it is an invoice. */
export const isPayable = ({ status, day }: Pick<Appointment, 'status' | 'day'>, today: LocalDate): boolean =>
  day === today && (status === 'checked_in' || status === 'completed');
