/**
 * `npm test`: every suite in its short version, one after the other, and a last line that adds them all up.
 * `npm test -- unit e2e` runs only the named ones.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, repeated at the end: whoever sees only the last lines of a long run knows where to look. */
  readonly failures?: readonly string[];
};
type VitestReport = Record<string, number> & {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};
type Suite = {
  readonly name: string;
  readonly command: readonly string[];
  readonly count?: (exitCode: number) => Count;
};

const REPORTS = 'reports/test';
const bin = (name: string) => path.join('node_modules', '.bin', name);
const report = (name: string) => path.join(REPORTS, `${name}.json`);

const suites: readonly Suite[] = [
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'domain-types', command: [bin('tsc'), '-p', 'domain/tsconfig.json'] },
  {
    name: 'lint',
    command: [bin('eslint'), '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  },
  vitest('unit'),
  vitest('database'),
  {
    name: 'rls',
    command: [bin('tsx'), 'tests/rls/run.ts', '--report', report('rls')],
    count: () => JSON.parse(readFileSync(report('rls'), 'utf8')) as Count,
  },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'bundle', command: [bin('tsx'), 'scripts/check-bundle.ts'] },
  {
    name: 'routes',
    command: [bin('tsx'), 'tests/routes/run.ts', '--report', report('routes')],
    count: () => JSON.parse(readFileSync(report('routes'), 'utf8')) as Count,
  },
  {
    name: 'e2e',
    command: [bin('playwright'), 'test'],
    count: () => playwrightCount(report('e2e')),
  },
  {
    name: 'race',
    command: [bin('tsx'), 'tests/load/race.ts', '--short', '--report', report('race')],
    count: () => JSON.parse(readFileSync(report('race'), 'utf8')) as Count,
  },
];

function vitest(project: string): Suite {
  return {
    name: project,
    command: [
      bin('vitest'),
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report(project)}`,
    ],
    count: () => vitestCount(report(project)),
  };
}

function vitestCount(file: string): Count {
  const json = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  // A file that could not even be loaded has no tests to count, and is a failure all the same.
  const brokenFiles = json.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  const failedTests = json.testResults.flatMap((each) =>
    each.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => failure(each.name, fullName, failureMessages.join('\n'))),
  );
  return {
    passed: json['numPassedTests'] ?? 0,
    failed: (json['numFailedTests'] ?? 0) + brokenFiles.length,
    failures: [
      ...failedTests,
      ...brokenFiles.map(({ name, message = '' }) => failure(name, 'could not be run', message)),
    ],
    skipped: (json['numPendingTests'] ?? 0) + (json['numTodoTests'] ?? 0),
  };
}

function failure(file: string, test: string, message: string): string {
  const beginning = message.split('\n').slice(0, 6).join('\n    ');
  return `${path.relative('.', file)} › ${test}\n    ${beginning}`;
}

function playwrightCount(file: string): Count {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e') },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function countOf(suite: Suite): Promise<Count> {
  rmSync(report(suite.name), { force: true });
  const exitCode = await run(suite.command);
  const plain = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  if (suite.count === undefined) return plain;
  try {
    const counted = suite.count(exitCode);
    // A runner that fails without a failed test (a crash, an unhandled rejection) has still failed.
    return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return { ...plain, passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
const chosen = suites.filter((suite) => wanted.length === 0 || wanted.includes(suite.name));
if (chosen.length < wanted.length) {
  console.error(`Suites: ${suites.map((suite) => suite.name).join(', ')}`);
  process.exit(2);
}
mkdirSync(REPORTS, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const suite of chosen) {
  const started = performance.now();
  console.log(`\n── ${suite.name}`);
  const count = await countOf(suite);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) {
    failures.push(...(count.failures ?? []).map((each) => `${suite.name}: ${each}`));
    if ((count.failures ?? []).length === 0) failures.push(`${suite.name}: see its output above`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`── ${suite.name}: ${count.passed} ok, ${count.failed} not, ${seconds} s`);
}
for (const each of failures) console.log(`\nFailed in ${each}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
