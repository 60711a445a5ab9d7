import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type SeedOptions, seedSalon } from '#db/seed/seed-salon.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

/** A fresh copy of a seeded salon; seeded once per run and options, copied from then on. */
export const seededDatabase = (options: SeedOptions): Promise<FreshDatabase> =>
  freshDatabase({
    filling: {
      key: `${seedDigest()} ${JSON.stringify(options)}`,
      fill: (ownerUrl) => seedSalon(ownerUrl, options),
    },
  });

/** A server that outlives the run must not hand out a salon that an older seed made. */
function seedDigest(): string {
  const hash = createHash('sha256');
  const files = fs.readdirSync('db/seed', { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files) {
    if (/\.[a-z]+$/.test(file)) hash.update(fs.readFileSync(path.join('db/seed', file)));
  }
  return hash.digest('hex');
}
