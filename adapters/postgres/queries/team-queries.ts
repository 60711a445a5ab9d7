import { may } from '#domain/identity/permissions.ts';
import type { EquipmentQueries } from '#domain/ports/equipment.ts';
import type { TeamQueries } from '#domain/ports/team.ts';
import type { Database } from '../database.ts';
import { readResources } from '../equipment-store.ts';
import { readStaffRecords } from '../staff-records.ts';
import { readOnly } from '../transaction.ts';

/** @throws Error for an actor whom no page would have let in */
export const teamQueries = (database: Database): TeamQueries & EquipmentQueries => ({
  team: async (actor) => {
    if (!may(actor, 'team.see')) throw new Error('the team is seen by those who work here');
    return await readOnly(database, actor, (unit) => readStaffRecords(unit));
  },
  resources: async (actor) => {
    if (!may(actor, 'settings.see')) throw new Error('the settings are for those who work here');
    return await readOnly(database, actor, readResources);
  },
});
