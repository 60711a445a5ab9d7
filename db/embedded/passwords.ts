/** Each data folder has passwords of its own, beside it, readable by nobody else. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';

export type Passwords = {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
  readonly jobs: string;
};

export function passwordsOf(dataDir: string): Passwords {
  const file = `${dataDir}.passwords.json`;
  if (!fs.existsSync(file)) {
    const make = () => randomBytes(18).toString('base64url');
    const passwords: Passwords = { superuser: make(), owner: make(), app: make(), jobs: make() };
    fs.writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
    return passwords;
  }
  return JSON.parse(readOwn(file)) as Passwords;
}

function readOwn(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(
      `${file} is not yours to read: another account made this database; use that one, or delete it`,
      {
        cause: error,
      },
    );
  }
}
