/** What a hosted PostgreSQL brings along: a database and an owner who is no superuser, so RLS is real here too. */
import postgres from 'postgres';

export async function bootstrap(superuserUrl: string, ownerPassword: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'schnittwerk'`;
    if (found) return;
    const [owner] = await sql`select 1 from pg_roles where rolname = 'schnittwerk_owner'`;
    if (!owner) await sql`create role schnittwerk_owner login createdb createrole`;
    await sql.unsafe(`alter role schnittwerk_owner password '${ownerPassword}'`);
    await sql`grant pg_monitor, pg_signal_backend to schnittwerk_owner`;
    await sql`create database schnittwerk owner schnittwerk_owner`;
  } finally {
    await sql.end();
  }
}
