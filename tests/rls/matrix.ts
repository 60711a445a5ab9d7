/**
 * Every table × everybody × select, insert, update, delete × own row, other person's, other salon's: tried in SQL and
 * compared with db/table-rights.ts.
 */
import { type Holder, TABLE_RIGHTS, type TableRights } from '#db/table-rights.ts';
import type { Acting } from './acting.ts';
import type { TableFacts } from './catalogue.ts';
import { type Outcome, probe, type Statement, touched } from './probe.ts';
import { type Stage, type Target, targetsOf } from './stage.ts';
import * as statements from './statements.ts';

export type Operation = 'select' | 'insert' | 'update' | 'delete';
export const OPERATIONS: readonly Operation[] = ['select', 'insert', 'update', 'delete'];

export type Findings = {
  checks: number;
  /** Possible and not declared. */
  readonly leaks: string[];
  /** Declared and not possible: the table of rights promises what the policies do not hold. */
  readonly gaps: string[];
};

export const nothingFound = (): Findings => ({ checks: 0, leaks: [], gaps: [] });

type Check = {
  readonly what: string;
  readonly statement: Statement;
  isLeak(outcome: Outcome): boolean;
  isGap(outcome: Outcome): boolean;
};

const expecting = (allowed: boolean): Pick<Check, 'isLeak' | 'isGap'> => ({
  isLeak: (outcome) => !allowed && touched(outcome),
  isGap: (outcome) => allowed && !touched(outcome),
});

/** Tries one operation on one table as everybody. */
export async function checkOperation(
  stage: Stage,
  table: TableFacts,
  operation: Operation,
  findings: Findings,
): Promise<void> {
  const rights = TABLE_RIGHTS[table.name];
  if (rights === undefined) throw new Error(`${table.name} is not declared`);
  for (const acting of stage.actors) {
    const checks = [
      ...targeted(stage, table, rights, operation, acting),
      ...blind(stage, table, rights, operation, acting),
      ...(operation === 'update' ? givenAway(stage, table, rights, acting) : []),
    ];
    const outcomes = await probe(
      stage.connectionOf(acting),
      acting,
      checks.map(({ statement }) => statement),
    );
    for (const [n, check] of checks.entries()) {
      findings.checks += 1;
      const outcome = outcomes[n]!;
      if (check.isLeak(outcome)) findings.leaks.push(`${acting.name}: ${check.what}`);
      if (check.isGap(outcome)) findings.gaps.push(`${acting.name}: ${check.what}`);
    }
  }
}

function targeted(
  stage: Stage,
  table: TableFacts,
  rights: TableRights,
  operation: Operation,
  acting: Acting,
): readonly Check[] {
  return targetsOf(table).map((target) => {
    const key = stage.keyOf(table, target);
    const [column] = statements.writableColumns(table, rights.keeps);
    const statement = {
      select: () => statements.selection(table, key),
      insert: () => statements.insertion(table, stage.rowFor(table, target, acting)),
      update: () => statements.update(table, key, column ?? table.primaryKey[0]!),
      delete: () => statements.deletion(table, key),
    }[operation]();
    return {
      what: `${operation} ${table.name}, ${target} row`,
      statement,
      ...expecting(isAllowed(rights, acting, operation, target)),
    };
  });
}

/** Without a condition nothing is read: who does not look first touches no more rows than who does. */
function blind(
  stage: Stage,
  table: TableFacts,
  rights: TableRights,
  operation: Operation,
  acting: Acting,
): readonly Check[] {
  if (operation !== 'update' && operation !== 'delete') return [];
  const [column] = statements.writableColumns(table, rights.keeps);
  const allowed = targetsOf(table).filter((target) => isAllowed(rights, acting, operation, target)).length;
  return [
    {
      what: `${operation} ${table.name} without looking`,
      statement:
        operation === 'delete'
          ? statements.blindDeletion(table)
          : statements.blindUpdate(table, stage.rowFor(table, 'own', null), column ?? table.primaryKey[0]!),
      isLeak: (outcome) =>
        outcome.kind === 'passed' ? outcome.rows > allowed : allowed === 0 && touched(outcome),
      isGap: () => false,
    },
  ];
}

/** Whoever may change a row may carry it into another salon never, and their own row to somebody else neither. */
function givenAway(stage: Stage, table: TableFacts, rights: TableRights, acting: Acting): readonly Check[] {
  if (rights.global || !isAllowed(rights, acting, 'update', 'own')) return [];
  const key = stage.keyOf(table, 'own');
  const elsewhere = new Map([['salon_id', stage.worlds["other salon's"].salonId]]);
  const checks: Check[] = [
    {
      what: `update ${table.name}, own row into another salon`,
      statement: statements.handover(table, key, elsewhere),
      ...expecting(false),
    },
  ];
  const otherIds = new Map<string, string>();
  for (const column of whoseColumns(table, acting)) {
    const value = stage.rowFor(table, "other person's", null).get(column);
    if (value != null) otherIds.set(column, value);
  }
  if (otherIds.size > 0 && !isAllowed(rights, acting, 'update', "other person's")) {
    checks.push({
      what: `update ${table.name}, own row to somebody else`,
      statement: statements.handover(table, key, otherIds),
      ...expecting(false),
    });
  }
  return checks;
}

/** The columns that say whose a row is. */
const whoseColumns = (table: TableFacts, acting: Acting): readonly string[] =>
  table.columns
    .filter(({ generated }) => !generated)
    .map(({ name }) => name)
    .filter((name) => `${acting.settings[name] ?? ''}` !== '' && name !== 'salon_id' && name !== 'role');

const LETTER: Readonly<Record<Operation, string>> = { select: 's', insert: 'i', update: 'u', delete: 'd' };

export function isAllowed(
  rights: TableRights,
  acting: Acting,
  operation: Operation,
  target: Target,
): boolean {
  const holder: Holder | null = rights.global && acting.login === 'jobs' ? 'worker' : acting.holder;
  const letters = holder === null ? '' : (rights.letters[holder] ?? '');
  const letter = LETTER[operation];
  if (letters.includes(letter.toUpperCase())) return target !== "other salon's";
  return letters.includes(letter) && target === 'own';
}
