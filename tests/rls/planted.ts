/**
 * Plants leaks and demands that the matrix finds each: a check that cannot fail proves nothing. For every table and
 * every operation a policy that is too wide, as somebody might write one in a hurry.
 */
import { checkDeclarations } from './declarations.ts';
import { readTables, type TableFacts } from './catalogue.ts';
import { checkOperation, type Findings, nothingFound, OPERATIONS } from './matrix.ts';
import type { Stage } from './stage.ts';

export type Planted = { readonly planted: number; readonly missed: readonly string[] };

type Plant = { readonly name: string; readonly up: string; readonly down: string };

/** Policies that are too wide in one respect each; every one of them opens something that no table is meant to open. */
function plantsFor(table: TableFacts, operation: string): readonly Plant[] {
  const condition = operation === 'insert' ? 'with check' : 'using';
  const policy = (why: string, expression: string): Plant => ({
    name: `${operation} ${table.name}: ${why}`,
    up: `create policy planted on ${table.name} for ${operation} to schnittwerk_app ${condition} (${expression});
      grant select, ${operation} on ${table.name} to schnittwerk_app`,
    down: `drop policy planted on ${table.name}`,
  });
  const plants = [policy('for everybody', 'true')];
  if (table.columns.some(({ name }) => name === 'salon_id')) {
    plants.push(
      policy('an owner of any salon', "current_setting('app.role', true) = 'owner'"),
      policy("a visitor's kind only", "current_setting('app.actor_kind', true) = 'visitor'"),
    );
  }
  return plants;
}

export async function plantLeaks(stage: Stage): Promise<Planted> {
  const missed: string[] = [];
  let planted = 0;
  const attempt = async (plant: Plant, check: (findings: Findings) => Promise<void>): Promise<void> => {
    planted += 1;
    await stage.owner.unsafe(plant.up);
    const findings = nothingFound();
    await check(findings);
    await stage.owner.unsafe(plant.down);
    if (findings.leaks.length === 0) missed.push(plant.name);
  };

  for (const table of stage.tables) {
    const grants = await grantsOf(stage, table.name);
    for (const operation of OPERATIONS) {
      for (const plant of plantsFor(table, operation)) {
        await attempt(plant, (findings) => checkOperation(stage, table, operation, findings));
      }
    }
    await attempt(
      {
        name: `${table.name} without row-level security`,
        up: `alter table ${table.name} disable row level security; grant select on ${table.name} to schnittwerk_app`,
        down: `alter table ${table.name} enable row level security`,
      },
      (findings) => checkOperation(stage, table, 'select', findings),
    );
    await stage.owner.unsafe(grants);
  }

  const declared = async (findings: Findings) =>
    checkDeclarations(stage.owner, await readTables(stage.owner), findings);
  for (const plant of DECLARATIONS) await attempt(plant, declared);
  return { planted, missed };
}

const DECLARATIONS: readonly Plant[] = [
  {
    name: 'a table that nobody declared',
    up: 'create table planted (id int primary key)',
    down: 'drop table planted',
  },
  { name: 'a view', up: 'create view planted as select * from customer', down: 'drop view planted' },
  {
    name: "a function with its owner's rights",
    up: "create function planted() returns bigint language sql security definer as 'select count(*) from customer'",
    down: 'drop function planted()',
  },
  {
    name: 'a right to truncate',
    up: 'grant truncate on customer to schnittwerk_app',
    down: 'revoke truncate on customer from schnittwerk_app',
  },
  {
    name: 'a column that was to stay as it is',
    up: 'grant update (visitor_id) on account to schnittwerk_app',
    down: 'revoke update (visitor_id) on account from schnittwerk_app',
  },
];

/** The statement that brings the web role's grants on a table back to what they are now. */
async function grantsOf(stage: Stage, table: string): Promise<string> {
  const rows = await stage.owner<{ statement: string }[]>`
    select format('grant %s on %I to schnittwerk_app', privilege_type, table_name) as statement
    from information_schema.role_table_grants where grantee = 'schnittwerk_app' and table_name = ${table}
    union all
    select format('grant update (%I) on %I to schnittwerk_app', column_name, table_name)
    from information_schema.role_column_grants
    where grantee = 'schnittwerk_app' and table_name = ${table} and privilege_type = 'UPDATE'`;
  return [`revoke all on ${table} from schnittwerk_app`, ...rows.map(({ statement }) => statement)].join(
    '; ',
  );
}
