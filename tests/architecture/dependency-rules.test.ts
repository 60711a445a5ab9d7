import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
};

async function violationsIn(baseDir: string, folders: string[]): Promise<{ rule: string; from: string }[]> {
  const { tsConfig: _tsConfig, ...options } = config.options;
  const result = await cruise(folders, {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  return (result.output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
    rule: rule.name,
    from,
  }));
}

/** One violation of every rule, planted in a house of its own. */
const planted: Record<string, string[]> = {
  'domain-stands-alone': ['domain/slots/reads-a-vendor.ts'],
  'time-library-in-one-file': ['domain/slots/keeps-time-itself.ts'],
  'app-knows-only-domain': ['app/reaches-out.ts', 'app/uses-tests.ts'],
  'adapters-know-domain-and-db': ['adapters/stripe/knows-pages.ts'],
  'adapters-are-strangers': ['adapters/postgres/knows-a-stranger.ts'],
  'db-knows-only-domain': ['db/knows-adapters.ts'],
  'scripts-come-in-by-compose': ['scripts/takes-a-short-cut.ts'],
  'use-case-calls-no-use-case': ['domain/slots/use-cases/two.ts'],
  'steps-call-no-use-case': ['domain/slots/steps/step-with-use-case.ts'],
  'rules-see-no-port': ['domain/slots/rule-with-port.ts'],
  'orders-and-deposits-are-strangers': ['domain/deposits/knows-orders.ts'],
  'payments-choose-in-one-place': ['domain/payments/steps/chooses-too.ts'],
  'ports-see-no-use-case': ['domain/ports/port-with-use-case.ts'],
  'product-knows-no-tests': ['app/uses-tests.ts'],
  'no-circles': ['app/circle-a.ts'],
  resolvable: ['app/nowhere.ts'],
  'no-development-tools-in-the-product': ['app/uses-a-tool.ts'],
};

describe('the dependency rule', () => {
  it('has a planted violation for each of its lines', () => {
    expect(Object.keys(planted).sort()).toEqual(config.forbidden.map((rule) => rule.name ?? '').sort());
  });

  it('fires on exactly what was planted', { timeout: 60_000 }, async () => {
    const found = await violationsIn(path.join(root, 'tests/architecture/planted'), [
      'app',
      'domain',
      'adapters',
      'db',
      'scripts',
    ]);
    const byRule: Record<string, string[]> = {};
    for (const { rule, from } of found) (byRule[rule] ??= []).push(from);
    for (const files of Object.values(byRule)) files.sort();
    expect(byRule).toEqual(planted);
  });

  it('is kept by the product', { timeout: 120_000 }, async () => {
    const found = await violationsIn(root, ['app', 'domain', 'adapters', 'db', 'scripts']);
    expect(found).toEqual([]);
  });
});
