/** Visits that are over. */
import { story } from '../open-books.ts';
import type { Fault } from './fault.ts';

export const VISITS: readonly Fault[] = [
  [
    'what a visit was paid with was taken back, and nothing followed',
    ['visit_not_billed', 6_000],
    async ({ sql, salon }) => {
      await sql`update appointment set status = 'completed' where id = ${story().visits.used}`;
      await salon.takeBack(story().paidAgain);
    },
  ],
  [
    'a past visit that nobody has closed',
    ['visit_left_open', 6_000],
    ({ salon }) => salon.takeBack(story().paidAgain),
  ],
  [
    'a visit that cost less than was paid ahead for it',
    ['deposit_left_over', 500],
    async ({ sql, salon }) => {
      await salon.takeBack(story().paidAgain);
      // At the desk a visit is paid on its day.
      await sql`update appointment set day = '2026-03-12' where id = ${story().visits.used}`;
      const less = { ...salon.service(6_000), reduction: '45', reason: 'Kulanz' };
      await salon.sell([less], { appointmentId: story().visits.used });
    },
  ],
];
