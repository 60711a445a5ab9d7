import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depositOf, ruleFor } from '#domain/deposits/deposit-rule.ts';
import { rappen } from '#domain/shared/money.ts';

const rule = (percent: number, least: number) => ({ percent, least: rappen(least) });
const service = (price: number, percent: number | null = null, least: number | null = null) => ({
  price: rappen(price),
  ownDeposit: { percent, least: least === null ? null : rappen(least) },
});

describe('the deposit of a visit', () => {
  it.each([
    ['none, where nobody asks for one', rule(0, 2000), [service(12_000)], 0],
    ['a share of the price', rule(25, 0), [service(12_000)], 3000],
    ['at least so much', rule(25, 4000), [service(12_000)], 4000],
    ['never more than the price', rule(25, 4000), [service(1800)], 1800],
    ['the service’s own share', rule(25, 0), [service(12_000, 50)], 6000],
    ['the service’s own minimum, with the salon’s share', rule(25, 0), [service(12_000, null, 5000)], 5000],
    ['none for a service that is left out', rule(25, 4000), [service(12_000, 0)], 0],
    ['the sum of those that ask', rule(0, 0), [service(9000), service(20_000, 30), service(4000, 10)], 6400],
    ['to the Rappen', rule(33, 0), [service(9999)], 3300],
    ['what the vendor can charge at least', rule(1, 0), [service(1800)], 50],
    ['nothing where not even that is the price', rule(100, 0), [service(45)], 0],
    ['nothing for nothing', rule(100, 4000), [], 0],
  ] as const)('%s', (_, salon, services, deposit) => {
    expect(depositOf(salon, services)).toBe(deposit);
  });

  const money = (max: number) => fc.integer({ min: 0, max });
  const services = fc.array(
    fc
      .record({ price: money(500_000), percent: fc.option(money(100)), least: fc.option(money(50_000)) })
      .map(({ price, percent, least }) => service(price, percent, least)),
    { maxLength: 5 },
  );
  const rules = fc.record({ percent: money(100), least: money(50_000) }).map((r) => rule(r.percent, r.least));

  it('is never more than the price, and nothing or what can be charged', () => {
    fc.assert(
      fc.property(rules, services, (salon, all) => {
        const deposit = depositOf(salon, all);
        const price = all.reduce((total, each) => total + each.price, 0);
        expect(deposit).toBeLessThanOrEqual(price);
        expect(deposit === 0 || deposit >= 50).toBe(true);
        expect(Number.isSafeInteger(deposit)).toBe(true);
      }),
    );
  });

  it('grows with share and minimum, and with every service that asks for one', () => {
    fc.assert(
      fc.property(rules, services, money(20), money(5000), (salon, all, more, higher) => {
        const stricter = rule(Math.min(100, salon.percent + more), salon.least + higher);
        expect(depositOf(stricter, all)).toBeGreaterThanOrEqual(depositOf(salon, all));
        const longer = [...all, service(10_000, 50)];
        expect(depositOf(salon, longer)).toBeGreaterThan(depositOf(salon, all) - 50);
      }),
    );
  });

  it('asks for nothing when no share counts for any service', () => {
    fc.assert(
      fc.property(rules, services, (salon, all) => {
        const none = all.every(({ ownDeposit }) => ruleFor(salon, ownDeposit).percent === 0);
        if (none) expect(depositOf(salon, all)).toBe(0);
      }),
    );
  });
});
