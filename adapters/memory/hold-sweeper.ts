import type { HoldSweeper } from '#domain/ports/hold-sweeper.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import type { MemoryDatabase } from './database.ts';

export const memoryHoldSweeper = (database: MemoryDatabase): HoldSweeper => ({
  async overdue(at) {
    database.guard.refuse('the hold sweeper');
    return [...database.salons].flatMap(([salonId, { appointments }]) => {
      const days = new Set<LocalDate>();
      for (const { appointment } of appointments.values()) {
        if (isHold(appointment) && !isLive(appointment, at)) days.add(appointment.day);
      }
      return [...days].sort().map((day) => ({ salonId, day }));
    });
  },
});
