import type { Actor } from '#domain/shared/actor.ts';
import type { Err, Result } from '#domain/shared/result.ts';
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
  refuseInsideUnit('another unit of work');
  let unit: OpenUnit | null = null;
  try {
    const result = await database.pool.begin(async (tx) => {
      unit = openUnit(tx, database.pool, database.prepare, actor, requestId);
      settle(unit);
      const outcome = await asInsideUnit(() => work(unit as Unit));
      unit.close();
      if (!outcome.ok) throw new Refusal(outcome);
      return outcome;
    });
    // COMMIT has travelled with the last writes. Had one of them failed, it was a rollback, and this throws.
    await (unit as OpenUnit | null)?.sent();
    return result as Result<T, E>;
  } catch (error) {
    if (error instanceof Refusal) return error.result as Err<E>;
    throw (unit as OpenUnit | null)?.firstFailure() ?? error;
  } finally {
    (unit as OpenUnit | null)?.close();
  }
}

/** A consistent view for one page: several statements, one snapshot, nothing written. */
export async function readOnly<T>(
  database: Database,
  actor: Actor,
  read: (unit: Unit) => Promise<T>,
): Promise<T> {
  refuseInsideUnit('another unit of work');
  let unit: OpenUnit | null = null;
  try {
    return (await database.pool.begin('isolation level repeatable read read only', async (tx) => {
      unit = openUnit(tx, database.pool, database.prepare, actor, null);
      settle(unit);
      return await asInsideUnit(() => read(unit as Unit));
    })) as T;
  } finally {
    (unit as OpenUnit | null)?.close();
  }
}

/** Says to the policies who acts; until the transaction's end, and sent along with the first statement. */
function settle(unit: Unit): void {
  const { actor, requestId } = unit;
  const visitorId = actor.kind === 'system' ? '' : actor.visitorId;
  const appointmentId = actor.kind === 'link' ? actor.appointmentId : '';
  unit.send(unit.sql`
    select set_config('app.salon_id', ${actor.salonId}, true), set_config('app.actor_kind', ${actor.kind}, true),
      set_config('app.visitor_id', ${visitorId}, true), set_config('app.appointment_id', ${appointmentId}, true),
      set_config('app.request_id', ${requestId ?? ''}, true)`);
}
