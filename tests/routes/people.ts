/** As whom the matrix asks: one browser each, known by its cookies. */
import type { Role } from '#domain/identity/permissions.ts';

export type Person = {
  readonly name: string;
  /** Null: the server knows no account of this browser at this salon. */
  readonly account: 'customer' | Role | null;
  readonly cookie: string;
  /** Head office that has the other salon in view: of the staff's area it sees that one, and nothing of this host's. */
  readonly elsewhere?: true;
  /** The first salon's holds and visits that are theirs, by id. */
  readonly owns: ReadonlySet<string>;
};

/** The value of a Cookie header from one of Set-Cookie. */
export const cookiePair = (header: string): string => header.split(';')[0]!;
