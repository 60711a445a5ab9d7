import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRefilled, workSpans } from '#domain/deposits/refill.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';

const item = (staff: string, from: number, ...segments: readonly number[]) => ({
  staffId: staff as StaffId,
  from: from as EpochMinute,
  segments,
});

const CUT = [item('anna', 600, 60)];
const COLOUR = [item('anna', 600, 30, 40, 20)];

it.each([
  ['by nobody', CUT, [], false],
  ['by the same time', CUT, [item('anna', 600, 60)], true],
  ['by a part of it', CUT, [item('anna', 645, 30)], true],
  ['not by the one before', CUT, [item('anna', 570, 30)], false],
  ['not by the one after', CUT, [item('anna', 660, 30)], false],
  ['not by another colleague', CUT, [item('ben', 600, 60)], false],
  ['not by whoever lay in the waiting time all along', COLOUR, [item('anna', 630, 40)], false],
  ['by whoever reaches into the work', COLOUR, [item('anna', 640, 45)], true],
  ['not by somebody whose waiting time it lies in', CUT, [item('anna', 560, 40, 60, 20)], false],
  ['when one of two colleagues has somebody', [...CUT, item('ben', 660, 30)], [item('ben', 670, 15)], true],
])('filled again %s', (_, gone, others, filled) => {
  expect(isRefilled(gone, others)).toBe(filled);
});

const items = fc.array(
  fc
    .record({
      staff: fc.constantFrom('anna', 'ben'),
      from: fc.integer({ min: 0, max: 300 }),
      segments: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    })
    .map(({ staff, from, segments }) => item(staff, from, ...segments)),
  { maxLength: 3 },
);

it('is as a calendar of minutes has it', () => {
  const minutes = (all: readonly ReturnType<typeof item>[]) =>
    new Set(
      all.flatMap((each) =>
        workSpans(each).flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, n) => `${each.staffId} ${from + n}`),
        ),
      ),
    );
  fc.assert(
    fc.property(items, items, (gone, others) => {
      const taken = minutes(others);
      expect(isRefilled(gone, others)).toBe([...minutes(gone)].some((minute) => taken.has(minute)));
    }),
  );
});
