/** What must be declared, and what may never be granted: read from the catalogue. */
import type postgres from 'postgres';
import { FUNCTION_RIGHTS, TABLE_RIGHTS } from '#db/table-rights.ts';
import { readOwnersFunctions, type TableFacts } from './catalogue.ts';
import type { Findings } from './matrix.ts';

const LOGINS = ['schnittwerk_app', 'schnittwerk_jobs'] as const;

export async function checkDeclarations(
  sql: postgres.Sql,
  tables: readonly TableFacts[],
  findings: Findings,
): Promise<void> {
  for (const { name, kind, policies, primaryKey } of tables) {
    findings.checks += 4;
    if (TABLE_RIGHTS[name] === undefined)
      findings.leaks.push(`${name} is not declared in db/table-rights.ts`);
    // A view runs with its owner's rights unless it says otherwise, and a materialised one always.
    if (kind !== 'r' && kind !== 'p')
      findings.leaks.push(`${name} is no table: row-level security does not reach it`);
    if (policies === 0) findings.leaks.push(`${name} has no policy`);
    if (primaryKey.length === 0) findings.leaks.push(`${name} has no primary key`);
  }
  for (const name of Object.keys(TABLE_RIGHTS)) {
    findings.checks += 1;
    if (!tables.some((table) => table.name === name))
      findings.gaps.push(`${name} is declared and does not exist`);
  }
  await checkKeptColumns(sql, findings);
  await checkTableGrants(sql, tables, findings);
  await checkFunctions(sql, findings);
}

async function checkKeptColumns(sql: postgres.Sql, findings: Findings): Promise<void> {
  for (const [table, { keeps }] of Object.entries(TABLE_RIGHTS)) {
    for (const column of keeps) {
      for (const role of LOGINS) {
        findings.checks += 1;
        const [row] = await sql<{ may: boolean }[]>`
          select has_column_privilege(${role}, ${`public.${table}`}, ${column}, 'update') as may`;
        if (row!.may) findings.leaks.push(`${role} may write ${table}.${column}, which is to stay as it is`);
      }
    }
  }
}

/** TRUNCATE knows no policies; REFERENCES and TRIGGER let somebody else's rows be asked for or changed. */
async function checkTableGrants(
  sql: postgres.Sql,
  tables: readonly TableFacts[],
  findings: Findings,
): Promise<void> {
  for (const { name } of tables) {
    for (const role of LOGINS) {
      for (const privilege of ['truncate', 'references', 'trigger']) {
        findings.checks += 1;
        const [row] = await sql<{ may: boolean }[]>`
          select has_table_privilege(${role}, ${`public.${name}`}, ${privilege}) as may`;
        if (row!.may) findings.leaks.push(`${role} has ${privilege} on ${name}`);
      }
    }
  }
}

async function checkFunctions(sql: postgres.Sql, findings: Findings): Promise<void> {
  for (const { name, roles } of await readOwnersFunctions(sql)) {
    findings.checks += 1;
    const declared = FUNCTION_RIGHTS[name];
    if (declared === undefined) findings.leaks.push(`the owner's function ${name} is not declared`);
    else if (roles.some((role) => !(declared as readonly string[]).includes(role)))
      findings.leaks.push(`the owner's function ${name} may be called by ${roles.join(', ')}`);
  }
}
