import type { RequestLookout } from '#domain/ports/requests.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { isOverdue } from '#domain/slots/request.ts';
import type { MemoryDatabase } from './database.ts';

export const memoryRequestLookout = (database: MemoryDatabase): RequestLookout => ({
  async overdue(at) {
    database.guard.refuse('the lookout for requests');
    return [...database.salons].flatMap(([salonId, { appointments }]) => {
      const days = new Set<LocalDate>();
      for (const { appointment } of appointments.values()) {
        if (appointment.status === 'requested' && isOverdue(appointment, at)) days.add(appointment.day);
      }
      return [...days].sort().map((day) => ({ salonId, day }));
    });
  },
});
