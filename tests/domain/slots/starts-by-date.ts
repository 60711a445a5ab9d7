/**
 * Prints the free starts of an empty salon that is open at night, for each date on stdin; run in a process of its own
 * by clock-changes.test.ts, because a process has only one zone. First argument: the salon's zone.
 */
import { readFileSync } from 'node:fs';
import type { LocalDate, Zone } from '#domain/shared/salon-time.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aSalonBook,
  aService,
  aStaffMember,
  CUT,
  EVERY_DAY,
  FREE,
  weekly,
} from '#tests/support/builders/salon-book.ts';

const book = aSalonBook({
  zone: process.argv[2] as Zone,
  openingHours: weekly(EVERY_DAY, '01:00', '04:00'),
  services: [aService({ id: CUT })],
  staff: [aStaffMember({ id: ANNA, hours: weekly(EVERY_DAY, '00:00', '24:00') })],
  rules: { openOnRestDays: true },
});
const parts = partsOfWish(book, { items: [{ serviceId: CUT, staff: 'any' }] }, { online: true });
if (!parts.ok) throw new Error(parts.error.kind);

const dates = readFileSync(0, 'utf8').trim().split('\n') as LocalDate[];
const days = dates.flatMap((date) => findSlotsOfParts(book, FREE, parts.value, { from: date, to: date }));
const ownOffset = new Date(2026, 0, 15).getTimezoneOffset();
process.stdout.write(JSON.stringify({ ownOffset, days }));
