import { addOccupancy } from '#adapters/memory/calendar-store.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryHoldSweeper } from '#adapters/memory/hold-sweeper.ts';
import { memoryRequestLookout } from '#adapters/memory/request-lookout.ts';
import { memoryMailQueue } from '#adapters/memory/mail-queue.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { dateOf, instantOf } from '#domain/shared/salon-time.ts';
import type { WriteSide } from '#tests/contracts/fixture.ts';
import { writeSideContract } from '#tests/contracts/write-side.ts';

writeSideContract({
  name: 'memory',
  async make(salons): Promise<WriteSide> {
    const database = memoryDatabase(salons);
    const uow = memoryUnitOfWork(database);
    return {
      uow,
      jobs: uow,
      queue: memoryMailQueue(database),
      sweeper: memoryHoldSweeper(database),
      lookout: memoryRequestLookout(database),
      async rows(salonId) {
        const { appointments, occupancy, customers, audit, mails, jobs } = rowsOf(database, salonId);
        return {
          appointments: appointments.size,
          items: [...appointments.values()].reduce((sum, row) => sum + row.appointment.items.length, 0),
          occupancy: [...occupancy.values()].flat().filter((row) => row.appointmentId !== null).length,
          customers: customers.size,
          audit: audit.length,
          mails: mails.size,
          jobs: jobs.length,
        };
      },
      async block(salonId, kind, staffId, from, to) {
        const rows = rowsOf(database, salonId);
        const day = dateOf(instantOf(from), rows.book.zone);
        addOccupancy(rows, staffId, { day, from, to, appointmentId: null, kind });
      },
      async hasAccount() {},
      async close() {},
    };
  },
});
