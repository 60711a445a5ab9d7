import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '#domain/ports/identity.ts';

/** OWASP Password Storage Cheat Sheet, Argon2id (the library's default): m = 19456 KiB, t = 2, p = 1. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Runs on the threads of libuv, so the process goes on answering. */
export function argonPasswords(): Passwords {
  // Of a password that nobody knows: verifying against it takes as long as against a real one, and never fits.
  const dummy = hash(crypto.randomUUID() + crypto.randomUUID(), COST);
  return {
    hash: (password) => hash(password, COST),
    verify: async (stored, password) => {
      const fits = await verify(stored ?? (await dummy), password);
      return stored !== null && fits;
    },
  };
}
