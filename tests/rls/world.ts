/** One person in one salon, with one row of theirs in every table. */
import { createHash } from 'node:crypto';
import type { Acting } from './acting.ts';
import type { TableFacts, Column } from './catalogue.ts';
import { SAMPLES } from './samples.ts';

export type World = {
  readonly salonId: string;
  readonly salonSlug: string;
  readonly person: string;
  /** The day of everything of theirs: two people of a salon never want the same time. */
  readonly day: string;
  /** The person's id of this kind: the same in every table, and in every salon. */
  id(kind: string): string;
};

export const aWorld = (salon: string, person: string, day: string): World => ({
  salonId: uuidOf(`salon ${salon}`),
  salonSlug: salon,
  person,
  day,
  id: (kind) => uuidOf(`${person} ${kind}`),
});

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export type RowValues = ReadonlyMap<string, string | null>;

/** Values by column for a row of this world; columns that are left to their default are missing. */
export function rowOf(
  table: TableFacts,
  tables: readonly TableFacts[],
  world: World,
  acting: Acting | null,
): RowValues {
  const sample = SAMPLES[table.name]?.(world, acting) ?? {};
  const values = new Map<string, string | null>();
  for (const column of table.columns) {
    if (column.generated) continue;
    const given = sample[column.name];
    const value = given === undefined ? guess(table, column, tables, world) : given;
    if (value !== undefined) values.set(column.name, value === null ? null : String(value));
  }
  return values;
}

/** Undefined: leave it to the default. */
function guess(
  table: TableFacts,
  column: Column,
  tables: readonly TableFacts[],
  world: World,
): string | number | null | undefined {
  if (column.name === 'salon_id') return world.salonId;
  const inherited = fromParent(table, column, tables, world);
  if (inherited !== undefined) return inherited;
  if (column.type === 'uuid') {
    return world.id(column.name === 'id' ? table.name : column.name.replace(/_id$/, ''));
  }
  if (column.hasDefault) return undefined;
  if (!column.notNull) return null;
  const isEnd = /^(to|ends|until)(_|$)/.test(column.name) || column.name.endsWith('_to');
  switch (column.type) {
    case 'text':
      return listedValue(table, column) ?? textFor(column.name, world);
    case 'integer':
    case 'bigint':
    case 'smallint':
    case 'numeric':
    case 'double precision':
      return lowerBound(table, column) + (isEnd ? 1 : 0);
    case 'boolean':
      return 'false';
    case 'date':
      return world.day;
    case 'timestamp with time zone':
      return `${world.day}T${isEnd ? '11' : '10'}:00:00Z`;
    case 'jsonb':
    case 'json':
      return '{}';
    case 'integer[]':
      return '{30}';
    default:
      return column.type.endsWith('[]') ? '{}' : '';
  }
}

function fromParent(
  table: TableFacts,
  column: Column,
  tables: readonly TableFacts[],
  world: World,
): string | null | undefined {
  for (const key of table.foreignKeys) {
    const place = key.columns.indexOf(column.name);
    const parent = tables.find(({ name }) => name === key.parent);
    const wanted = key.parentColumns[place];
    if (place === -1 || parent === undefined || parent === table || wanted === 'salon_id') continue;
    const parentColumn = parent.columns.find(({ name }) => name === wanted);
    if (parentColumn === undefined) continue;
    if (wanted === 'visitor_id') return world.id('visitor');
    const sample = SAMPLES[parent.name]?.(world, null)[parentColumn.name];
    const value = sample === undefined ? guess(parent, parentColumn, tables, world) : sample;
    if (value !== undefined) return value === null ? null : String(value);
  }
  return undefined;
}

/** The first of the values that a check lists. */
function listedValue(table: TableFacts, { name }: Column): string | undefined {
  for (const check of table.checks) {
    const listed = new RegExp(`\\(${name} = ANY \\(ARRAY\\['([^']+)'`).exec(check);
    if (listed !== null) return listed[1];
  }
  return undefined;
}

function lowerBound(table: TableFacts, { name }: Column): number {
  for (const check of table.checks) {
    const bound = new RegExp(`\\(${name} >=? \\(?(-?\\d+)`).exec(check);
    if (bound !== null) return Math.max(1, Number(bound[1]));
  }
  return 1;
}

const textFor = (column: string, world: World): string =>
  column.includes('email') || column === 'recipient'
    ? `${world.person}@example.com`
    : `${column}-${world.person}`;
