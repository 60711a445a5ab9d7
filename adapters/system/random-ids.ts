import { randomUUID } from 'node:crypto';
import type { Ids } from '#domain/ports/ids.ts';

/** Version 4: 122 random bits from the operating system. */
export const randomIds: Ids = { next: () => randomUUID() };
