import postgres from 'postgres';

/** Throws away everything in the database, whatever state it is in; roles belong to the server and stay. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (transaction) => {
      await transaction`set local lock_timeout = '10s'`;
      await transaction`drop schema if exists graphile_worker, migration, public cascade`;
      await transaction`create schema public`;
      await transaction`grant usage on schema public to public`;
    });
  } finally {
    await sql.end();
  }
}
