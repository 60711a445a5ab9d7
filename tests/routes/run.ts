/** `npm run test:routes`: who may open and send what, over HTTP, to the built product. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setup } from '#tests/support/database-server.ts';
import { checkAbuse } from './abuse.ts';
import { closeConnections } from './ask.ts';
import {
  checkActing,
  checkDeclared,
  checkForm,
  checkLooking,
  checkServing,
  differentForms,
  nothingFound,
  type OfferedForm,
  routesOf,
} from './matrix.ts';
import { plantLeaks } from './planted.ts';
import { openStage } from './stage.ts';
import { checkStrangeText } from './strange-text.ts';

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!existsSync('build/server/index.js')) throw new Error('no build yet: npm run build');
const stop = await setup();
const findings = nothingFound();
let planted = { planted: 0, missed: [] as readonly string[] };
try {
  const stage = await openStage();
  try {
    const routes = routesOf(stage);
    checkDeclared(routes, findings);
    const offered: OfferedForm[] = [];
    for (const route of routes) offered.push(...(await checkLooking(stage, routes, route, findings)));
    for (const route of routes) await checkActing(stage, route, findings);
    const forms = differentForms(offered);
    for (const form of forms) await checkForm(stage, form, findings);
    say(
      `${routes.length} routes, ${stage.people.length} people, 4 owners, ${forms.length} forms of their pages`,
    );
    // What is broken already would be found whatever is planted.
    if (findings.leaks.length === 0) planted = await plantLeaks(stage, forms);
    await checkAbuse(stage, findings);
    await checkStrangeText(stage, routes, offered, findings);
    // What ends sessions comes last of all.
    const ending = ({ name }: { readonly name: string }) => Number(/^(sign-out|account-)/.test(name));
    const inOrder = [...routes].sort((a, b) => ending(a) - ending(b));
    for (const route of inOrder) await checkServing(stage, route, findings);
  } finally {
    closeConnections();
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
