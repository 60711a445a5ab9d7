import { addressRange, ATTEMPT_LIMITS } from '../../identity/attempt-limits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/identity.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Actor, SignInDesk } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { readCode } from '../voucher-code.ts';
import type { VoucherCode } from '../voucher-code.ts';

export type CountedDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'subject'>;
};

/** `no_code`: it cannot be one, which says nothing of any voucher. */
export type CodeTrouble = 'no_code' | 'too_many_codes';

/**
 * A code as a stranger typed it; null: none was. Each that could be one counts for the address that it came from, before
 * it is looked for, so that nobody tries many; the count stays whatever becomes of the rest.
 */
export async function countedCode(
  { uow, clock, secrets }: CountedDeps,
  actor: Actor,
  { typed, address }: { readonly typed: string; readonly address: string },
): Promise<Result<VoucherCode | null, CodeTrouble>> {
  if (typed.trim() === '') return ok(null);
  const code = readCode(typed);
  if (code === null) return err('no_code');
  // Whoever works here types codes all day, and is known by name.
  if (actor.kind === 'employee') return ok(code);
  const desk: SignInDesk = { kind: 'desk', salonId: actor.salonId };
  const limit = ATTEMPT_LIMITS.voucher;
  const network = secrets.subject('address', addressRange(address));
  const tried = await uow.run<number, never>(desk, async ({ identity }) =>
    ok(await identity.attempts.count('voucher', network, limit.windowMinutes, clock.now())),
  );
  return tried.ok && tried.value <= limit.address ? ok(code) : err('too_many_codes');
}
