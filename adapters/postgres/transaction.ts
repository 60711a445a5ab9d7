import { roleOf } from '#domain/identity/permissions.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { Err, Result } from '#domain/shared/result.ts';
import { asHeard, onLiveConnection } from './connection-loss.ts';
import type { Database } from './database.ts';
import { asInsideUnit, refuseInsideUnit } from './inside-unit.ts';
import { openUnit, type OpenUnit, type Unit } from './unit.ts';

class Refusal<E> {
  constructor(readonly result: Err<E>) {}
}

/** One transaction of one actor: Ok commits, Err and a throw roll back. */
export async function transaction<T, E>(
  database: Database,
  actor: Actor,
  requestId: string | null,
  work: (unit: Unit) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await begin(database, '', actor, requestId, async (unit) => {
      const outcome = await work(unit);
      if (!outcome.ok) throw new Refusal(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refusal) return error.result as Err<E>;
    throw error;
  }
}

const READ_ONLY = 'isolation level repeatable read read only';

/** A consistent view for one page: several statements, one snapshot, nothing written. */
export const readOnly = <T>(database: Database, actor: Actor, read: (unit: Unit) => Promise<T>): Promise<T> =>
  begin(database, READ_ONLY, actor, null, read);

async function begin<T>(
  { pool, prepare }: Database,
  mode: string,
  actor: Actor,
  requestId: string | null,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  refuseInsideUnit('another unit of work');
  let opened: OpenUnit | null = null;
  let committing = false;
  const unitOf = (): OpenUnit | null => opened;
  try {
    const result = await onLiveConnection(
      pool.options.max,
      () =>
        pool.begin(mode, async (tx) => {
          const unit = openUnit(tx, pool, prepare, actor, requestId);
          opened = unit;
          settle(unit);
          const outcome = await asInsideUnit(() => work(unit));
          unit.close();
          committing = mode !== READ_ONLY;
          return { outcome };
        }),
      () => opened === null,
    );
    // COMMIT has travelled with the last writes. Had one of them failed, it was a rollback, and this throws.
    await unitOf()?.sent();
    return (result as { outcome: T }).outcome;
  } catch (error) {
    throw error instanceof Refusal ? error : asHeard(unitOf()?.firstFailure() ?? error, committing);
  } finally {
    unitOf()?.close();
  }
}

/** Says to the policies who acts; until the transaction's end, and sent along with the first statement. */
function settle(unit: Unit): void {
  const { actor, requestId } = unit;
  const visitorId = 'visitorId' in actor ? actor.visitorId : '';
  const appointmentId = actor.kind === 'link' ? actor.appointmentId : '';
  unit.send(unit.sql`
    select set_config('app.salon_id', ${actor.salonId}, true), set_config('app.actor_kind', ${actor.kind}, true),
      set_config('app.visitor_id', ${visitorId}, true), set_config('app.appointment_id', ${appointmentId}, true),
      set_config('app.request_id', ${requestId ?? ''}, true)`);
  if (!('accountId' in actor)) return;
  const customerId = actor.kind === 'customer' ? actor.customerId : '';
  const role = roleOf(actor) ?? '';
  const staffId = actor.kind === 'employee' ? (actor.staffId ?? '') : '';
  unit.send(unit.sql`
    select set_config('app.account_id', ${actor.accountId}, true), set_config('app.role', ${role}, true),
      set_config('app.customer_id', ${customerId}, true), set_config('app.staff_id', ${staffId}, true)`);
}
