import type { Column, TableFacts } from './catalogue.ts';
import type { Statement } from './probe.ts';
import type { RowValues } from './world.ts';

/** Values travel as text and are cast in the statement, so that no driver has an opinion about them. */
const cast = (table: TableFacts, name: string, position: number): string =>
  `$${position}::text::${table.columns.find((column) => column.name === name)!.type}`;

export function insertion(table: TableFacts, row: RowValues): Statement {
  const names = [...row.keys()];
  return {
    text: `insert into ${table.name} (${names.map(quoted).join(', ')}) values (${names.map((name, n) => cast(table, name, n + 1)).join(', ')})`,
    values: [...row.values()],
  };
}

const quoted = (name: string): string => `"${name}"`;

function whereKey(table: TableFacts, row: RowValues, from: number): Statement {
  return {
    text: table.primaryKey.map((name, n) => `${quoted(name)} = ${cast(table, name, from + n)}`).join(' and '),
    values: table.primaryKey.map((name) => row.get(name) ?? null),
  };
}

export function selection(table: TableFacts, row: RowValues): Statement {
  const { text, values } = whereKey(table, row, 1);
  return { text: `select 1 from ${table.name} where ${text}`, values };
}

export function deletion(table: TableFacts, row: RowValues): Statement {
  const { text, values } = whereKey(table, row, 1);
  return { text: `delete from ${table.name} where ${text}`, values };
}

/** Writes what already stands there: only the right to write is in question. */
export function update(table: TableFacts, row: RowValues, column: string): Statement {
  const { text, values } = whereKey(table, row, 1);
  return { text: `update ${table.name} set ${quoted(column)} = ${quoted(column)} where ${text}`, values };
}

/** Without a condition nothing is read, so that the policies for reading do not help. */
export function blindUpdate(table: TableFacts, row: RowValues, column: string): Statement {
  const value = row.get(column);
  const what = value == null ? 'default' : cast(table, column, 1);
  return {
    text: `update ${table.name} set ${quoted(column)} = ${what}`,
    values: value == null ? [] : [value],
  };
}

export const blindDeletion = (table: TableFacts): Statement => ({
  text: `delete from ${table.name}`,
  values: [],
});

/** Carries a row over to somebody else: every one of these columns gets the other's value. */
export function handover(table: TableFacts, row: RowValues, changes: ReadonlyMap<string, string>): Statement {
  const names = [...changes.keys()];
  const where = whereKey(table, row, names.length + 1);
  return {
    text: `update ${table.name} set ${names.map((name, n) => `${quoted(name)} = ${cast(table, name, n + 1)}`).join(', ')} where ${where.text}`,
    values: [...changes.values(), ...where.values],
  };
}

/** The columns that an update could write, the most harmless first: no keys, no ids. */
export function writableColumns(table: TableFacts, kept: readonly string[]): readonly string[] {
  const rank = ({ name, type }: Column): number =>
    table.primaryKey.includes(name)
      ? 3
      : type === 'uuid'
        ? 2
        : table.foreignKeys.some(({ columns }) => columns.includes(name))
          ? 1
          : 0;
  return table.columns
    .filter(({ generated, name }) => !generated && !kept.includes(name))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ name }) => name);
}
