import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ProductId } from '#domain/shared/ids.ts';
import {
  afterMovement,
  checkMovement,
  EMPTY_SHELF,
  inLockOrder,
  MOVEMENT_KINDS,
  onTheShelf,
  proposedReorder,
  type Movement,
  type MovementKind,
} from '#domain/shop/stock.ts';

const UP: readonly MovementKind[] = ['delivery', 'release', 'return'];
const DOWN: readonly MovementKind[] = ['loss', 'reserve', 'sale'];

const aMovement: fc.Arbitrary<Movement> = fc
  .record({
    kind: fc.constantFrom(...MOVEMENT_KINDS),
    pieces: fc.integer({ min: 1, max: 9 }),
    up: fc.boolean(),
  })
  .map(({ kind, pieces, up }) => ({
    kind,
    quantity: UP.includes(kind) || (kind === 'correction' && up) ? pieces : -pieces,
  }));

const sumOf = (lines: readonly Movement[], kinds: readonly MovementKind[]): number =>
  lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { quantity }) => sum + quantity, 0);

test('whatever is asked for, the stock is the sum of what was written, and never less than nothing', () => {
  fc.assert(
    fc.property(fc.array(aMovement, { maxLength: 60 }), (history) => {
      let level = EMPTY_SHELF;
      const written: Movement[] = [];
      for (const movement of history) {
        const after = afterMovement(level, movement);
        if (after === null) continue;
        level = after;
        written.push(movement);
        expect(level.stock).toBeGreaterThanOrEqual(0);
        expect(level.reserved).toBeGreaterThanOrEqual(0);
      }
      expect(level.stock).toBe(sumOf(written, MOVEMENT_KINDS));
      expect(level.reserved + sumOf(written, ['reserve', 'release'])).toBe(0);
      expect(level.movements).toBe(written.length);
    }),
    { numRuns: 300 },
  );
});

test('keeping and giving back moves nothing on the shelf', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (there, wanted) => {
      const full = { stock: there, reserved: 0, movements: 1 };
      const kept = afterMovement(full, { kind: 'reserve', quantity: -wanted });
      expect(kept === null).toBe(wanted > there);
      if (kept === null) return;
      expect(onTheShelf(kept)).toBe(there);
      expect(afterMovement(kept, { kind: 'release', quantity: wanted })).toEqual({ ...full, movements: 3 });
    }),
  );
});

describe('a movement', () => {
  it.each(UP)('of the kind %s only adds', (kind) => {
    expect(() => checkMovement({ kind, quantity: -1 })).toThrow(RangeError);
    expect(() => checkMovement({ kind, quantity: 1 })).not.toThrow();
  });

  it.each(DOWN)('of the kind %s only takes', (kind) => {
    expect(() => checkMovement({ kind, quantity: 1 })).toThrow(RangeError);
    expect(() => checkMovement({ kind, quantity: -1 })).not.toThrow();
  });

  it.each([0, 0.5, Number.NaN])('of %d pieces is none', (quantity) => {
    expect(() => checkMovement({ kind: 'correction', quantity })).toThrow(RangeError);
  });

  it('does not give back what nobody keeps', () => {
    const level = { stock: 3, reserved: 1, movements: 2 };
    expect(afterMovement(level, { kind: 'release', quantity: 2 })).toBeNull();
  });
});

describe('the lines of an order', () => {
  const line = (id: string, quantity: number) => ({ productId: id as ProductId, quantity });

  it('are one a product, in one order whoever wrote them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 9 })), {
          maxLength: 12,
        }),
        (typed) => {
          const lines = typed.map(([id, quantity]) => line(id, quantity));
          const ordered = inLockOrder(lines);
          const ids = ordered.map(({ productId }) => productId);
          expect(ids).toEqual([...new Set(ids)].sort());
          expect(inLockOrder(lines.toReversed())).toEqual(ordered);
          const total = (of: typeof lines) => of.reduce((sum, { quantity }) => sum + quantity, 0);
          expect(total([...ordered])).toBe(total(lines));
        },
      ),
    );
  });

  it.each([0, -1, 1.5])('never want %d pieces', (quantity) => {
    expect(() => inLockOrder([line('a', quantity)])).toThrow(RangeError);
  });
});

test.each([
  [5, 4, 12, 0],
  [4, 4, 12, 8],
  [0, 4, 12, 12],
  [0, 0, 0, 0],
])('with %i left, low at %i, up to %i: order %i', (stock, lowStockAt, reorderTo, ordered) => {
  expect(proposedReorder({ stock, lowStockAt, reorderTo })).toBe(ordered);
});
