import type { AuditStore } from '#domain/ports/unit-of-work.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { Unit } from './unit.ts';

/** Insert-only: the policies let nobody read or change an entry, and only in the actor's own name add one. */
export function auditStore(unit: Unit): AuditStore {
  const { actor, requestId } = unit;
  return {
    append: async (entry, at) => {
      unit.send(unit.sql`
        insert into audit_entry
          (salon_id, id, at, actor_kind, actor_id, action, target_kind, target_id, reason, data, request_id,
           customer_id)
        values (${actor.salonId}, gen_random_uuid(), to_timestamp(${at}::float8 / 1000), ${actor.kind},
          ${actorId(actor)}, ${entry.action}, ${entry.target.kind}, ${entry.target.id}, ${entry.reason},
          ${JSON.stringify(entry.data)}::jsonb, ${requestId}, ${entry.customerId ?? null})`);
    },
  };
}

/** A link names an appointment, a job itself: neither is a person. */
function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return actor.visitorId;
    case 'link':
      return actor.appointmentId;
    case 'customer':
    case 'employee':
    case 'hq':
      return actor.accountId;
    case 'desk':
      return 'desk';
    case 'system':
      return actor.job;
  }
}
