import type { Unit } from './unit.ts';

/** graphile-worker waits exp(attempt) seconds: fifteen attempts span three weeks, and a vendor is away for hours. */
const ATTEMPTS = 15;

/** Leaves a job about money in the unit's own transaction; one of each key. */
export const moneyJobs =
  (unit: Unit) =>
  (task: string, payload: object, key: string): void => {
    const named = JSON.stringify({ salonId: unit.actor.salonId, ...payload });
    unit.send(unit.sql`select enqueue_job(${task}, ${named}::json, ${key}, ${ATTEMPTS}, null)`);
  };
