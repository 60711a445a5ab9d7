import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import type postgres from 'postgres';

const ROWS_PER_STATEMENT = 4000;

/** Many rows in few statements: PostgreSQL reads them from one JSON text, whatever their columns' types. */
export async function insertRows<Row extends object>(
  sql: postgres.TransactionSql,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = getTableColumns(table);
  const keys = Object.keys(first) as (keyof Row & string)[];
  const names = keys.map((key) => {
    const column = columns[key];
    if (column === undefined) throw new Error(`${getTableName(table)} has no column ${key}`);
    return column.name;
  });
  const list = names.join(', ');
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const objects = rows
      .slice(from, from + ROWS_PER_STATEMENT)
      .map((row) => Object.fromEntries(keys.map((key, index) => [names[index], row[key]])));
    await sql.unsafe(
      `insert into ${getTableName(table)} (${list})
       select ${list} from json_populate_recordset(null::${getTableName(table)}, $1::text::json)`,
      [JSON.stringify(objects)],
    );
  }
}
