/** `npm run test:long`: the long versions of the property tests and of the race; their results go into docs/. */
import { spawnSync } from 'node:child_process';

const steps: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['npx', ['vitest', 'run', '--project', 'unit', 'tests/domain'], { LONG: '1' }],
  [
    'npx',
    ['vitest', 'run', '--project', 'database', 'tests/adapters/postgres/customer-search.test.ts'],
    { LONG: '1' },
  ],
  ['npm', ['run', 'test:race'], {}],
];
for (const [command, args, variables] of steps) {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
