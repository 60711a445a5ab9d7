import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

const ROLES = { app: 'schnittwerk_app', jobs: 'schnittwerk_jobs' } as const;

/** Lets the web's and the worker's role log in with the passwords in their addresses. Passwords stay out of migrations. */
export async function ensureLogins(
  ownerUrl: string,
  urls: { readonly app: string; readonly jobs: string },
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    for (const kind of ['app', 'jobs'] as const) {
      const { username, password } = new URL(urls[kind]);
      if (decodeURIComponent(username) !== ROLES[kind])
        throw new Error(`the ${kind} address must log in as ${ROLES[kind]}`);
      if (password === '') throw new Error(`the ${kind} address has no password`);
      await setPassword(sql, ROLES[kind], decodeURIComponent(password));
    }
  } finally {
    await sql.end();
  }
}

/** Several processes may start at once on one server; its catalogue refuses the later of two simultaneous writers. */
async function setPassword(sql: postgres.Sql, role: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [row] = await sql<{ statement: string }[]>`
        select format('alter role %I login password %L', ${role}::text, ${password}::text) as statement`;
      await sql.unsafe(row!.statement);
      return;
    } catch (error) {
      const simultaneous =
        error instanceof postgres.PostgresError && error.message.includes('concurrently updated');
      if (!simultaneous || attempt === 5) throw error;
      await sleep(20 * attempt);
    }
  }
}
