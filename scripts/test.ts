/**
 * `npm test`: every suite in its short version, and a last line that adds them all up. `npm test -- unit e2e` runs only
 * the named ones. Two suites run side by side, because most keep one core busy and wait for the other; each one's output
 * is shown when it has ended.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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
type BrowserSuite = {
  readonly suites?: readonly BrowserSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
};
type BrowserReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites: BrowserSuite[];
};
type Suite = {
  readonly name: string;
  readonly command: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly count?: (exitCode: number) => Count;
};

const REPORTS = 'reports/test';
const bin = (name: string) => path.join('node_modules', '.bin', name);
const report = (name: string) => path.join(REPORTS, `${name}.json`);

/**
 * One stage after the other. The suites of a stage are taken in this order by whoever is free, the longest first: so both
 * cores have work to the end.
 */
const stages: readonly (readonly Suite[])[] = [
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }],
  [
    ...browser(2),
    counted('routes', 'tests/routes/run.ts'),
    vitest('unit'),
    vitest('database'),
    counted('rls', 'tests/rls/run.ts'),
    counted('webhooks', 'tests/load/webhooks.ts', '--short'),
    {
      name: 'lint',
      command: [bin('eslint'), '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
    },
    { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
    { name: 'domain-types', command: [bin('tsc'), '-p', 'domain/tsconfig.json'] },
    { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
    { name: 'bundle', command: [bin('tsx'), 'scripts/check-bundle.ts'] },
  ],
  // How long a burst may take is part of what it checks: nothing runs beside it.
  [counted('race', 'tests/load/race.ts', '--short')],
];
const suites = stages.flat();

/** A suite of ours, which writes its own count. */
function counted(name: string, file: string, ...args: readonly string[]): Suite {
  return {
    name,
    command: [bin('tsx'), file, ...args, '--report', report(name)],
    count: () => JSON.parse(readFileSync(report(name), 'utf8')) as Count,
  };
}

/** Parts of the browser tests, each against a stack of its own. */
function browser(parts: number): readonly Suite[] {
  return Array.from({ length: parts }, (_, index) => {
    const part = index + 1;
    const name = `e2e-${part}`;
    return {
      name,
      command: [bin('playwright'), 'test', `--shard=${part}/${parts}`],
      variables: { E2E_STACK: String(part), PLAYWRIGHT_JSON_OUTPUT_NAME: report(name) },
      count: () => playwrightCount(report(name)),
    };
  });
}

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
  const lines = plain(message).split('\n');
  // An error that wraps another says only in the last lines what happened.
  const causes = lines.slice(6).filter((line) => line.includes('Caused by'));
  const beginning = [...lines.slice(0, 6), ...causes].join('\n    ');
  return `${path.relative('.', file)} › ${test}\n    ${beginning}`;
}

function playwrightCount(file: string): Count {
  const { stats, errors, suites: files } = JSON.parse(readFileSync(file, 'utf8')) as BrowserReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...files.flatMap(browserFailures),
      ...errors.map(({ message = '' }) => failure('tests/e2e', 'outside of a test', plain(message))),
    ],
    skipped: stats.skipped,
  };
}

function browserFailures({ suites: inner = [], specs = [] }: BrowserSuite): readonly string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const messages = results.flatMap(({ errors }) => errors.map(({ message = '' }) => plain(message)));
        return failure(path.join('tests/e2e', file), `${title} (${projectName})`, messages.join('\n'));
      }),
  );
  return [...own, ...inner.flatMap(browserFailures)];
}

const plain = (text: string) => stripVTControlCharacters(text);

type Run = { readonly exitCode: number; readonly output: string };

/** @param shown at once; else what was printed is returned */
function run({ command, variables }: Suite, shown: boolean): Promise<Run> {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // What a suite prints is read later, in a file: colours would only be signs in between.
      env: { ...process.env, ...(shown ? {} : { FORCE_COLOR: '0' }), ...variables },
    });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => printed.push(part));
    const end = (exitCode: number) => resolve({ exitCode, output: Buffer.concat(printed).toString() });
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

async function countOf(suite: Suite, shown: boolean): Promise<Count & { readonly output: string }> {
  rmSync(report(suite.name), { force: true });
  const { exitCode, output } = await run(suite, shown);
  const oneCheck = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, output };
  if (suite.count === undefined) return oneCheck;
  try {
    const count = { ...suite.count(exitCode), output };
    // A runner that fails without a failed test (a crash, an unhandled rejection) has still failed.
    return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return { ...oneCheck, passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
/** `e2e` are all its parts. */
const isNamed = ({ name }: Suite, by: string) => name === by || name.replace(/-\d+$/, '') === by;
const isWanted = (suite: Suite) => wanted.length === 0 || wanted.some((by) => isNamed(suite, by));
if (wanted.some((by) => !suites.some((suite) => isNamed(suite, by)))) {
  console.error(`Suites: ${suites.map((suite) => suite.name).join(', ')}`);
  process.exit(2);
}
mkdirSync(REPORTS, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

async function runSuite(suite: Suite, alone: boolean): Promise<void> {
  const started = performance.now();
  console.log(alone ? `\n── ${suite.name}` : `── ${suite.name} …`);
  const count = await countOf(suite, alone);
  if (!alone) process.stdout.write(`\n── ${suite.name}\n${count.output}`);
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

const LANES = 2;
for (const stage of stages) {
  const waiting = stage.filter(isWanted);
  const alone = waiting.length === 1;
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runSuite(next, alone);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
for (const each of failures) console.log(`\nFailed in ${each}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
