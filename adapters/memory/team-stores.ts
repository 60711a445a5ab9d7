import type { EquipmentStore } from '#domain/ports/equipment.ts';
import type { TeamStore } from '#domain/ports/team.ts';

const none = () => Promise.reject(new Error('settings are not changed in memory'));

/** The team is given to the memory with the whole book: nothing changes it there. */
export const teamStore = (): TeamStore => ({
  colleague: none,
  slugs: none,
  putPerson: none,
  putHours: none,
  putSkills: none,
});

export const equipmentStore = (): EquipmentStore => ({ resources: none, put: none, occupants: none });
