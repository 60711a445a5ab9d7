/** `npm run test:rls`: who can do what with whose rows, as raw SQL on the login roles. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setup } from '#tests/support/database-server.ts';
import { checkDeclarations } from './declarations.ts';
import { checkOperation, nothingFound, OPERATIONS } from './matrix.ts';
import { plantLeaks } from './planted.ts';
import { openStage } from './stage.ts';
import { TABLE_RIGHTS } from '#db/table-rights.ts';

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

const stop = await setup();
const findings = nothingFound();
let planted = { planted: 0, missed: [] as readonly string[] };
try {
  const stage = await openStage();
  try {
    await checkDeclarations(stage.owner, stage.tables, findings);
    const declared = stage.tables.filter(({ name }) => TABLE_RIGHTS[name] !== undefined);
    for (const table of declared) {
      for (const operation of OPERATIONS) await checkOperation(stage, table, operation, findings);
    }
    say(
      `${stage.tables.length} tables, ${stage.actors.length} actors, 3 owners, ${OPERATIONS.length} operations`,
    );
    // What is broken already would be found whatever is planted.
    if (findings.leaks.length === 0) planted = await plantLeaks(stage);
  } finally {
    await stage.close();
  }
} finally {
  await stop();
}

for (const leak of findings.leaks) say(`LEAK  ${leak}`);
for (const gap of findings.gaps) say(`GAP   ${gap}`);
for (const name of planted.missed) say(`BLIND ${name}`);
say(`${planted.planted - planted.missed.length} of ${planted.planted} planted leaks found`);
const failed = findings.leaks.length + findings.gaps.length + planted.missed.length;
if (values.report !== undefined) {
  mkdirSync(path.dirname(values.report), { recursive: true });
  const passed = findings.checks + planted.planted - failed;
  writeFileSync(values.report, JSON.stringify({ passed, failed, skipped: 0 }));
}
say(`${findings.checks} checks, ${findings.leaks.length} leaks`);
process.exit(failed === 0 ? 0 : 1);
