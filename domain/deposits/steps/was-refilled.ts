import type { DepositStore } from '../../ports/deposits.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Appointment } from '../../slots/appointment.ts';
import { isRefilled } from '../refill.ts';

/** Whether somebody else had the time of a visit for which something may be asked; of others nobody wants to know. */
export const wasRefilled = async (
  { neighbours }: Pick<DepositStore, 'neighbours'>,
  visit: Pick<Appointment, 'id' | 'day' | 'items'>,
  claim: Rappen | null,
): Promise<boolean> => claim !== null && isRefilled(visit.items, await neighbours(visit));
