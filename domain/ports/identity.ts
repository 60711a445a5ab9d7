import type { Customer, Employee, HeadOffice } from '../shared/actor.ts';
import type { SalonId } from '../shared/ids.ts';

export type SignedIn = {
  readonly actor: Customer | Employee | HeadOffice;
  readonly emailVerified: boolean;
  /** Whether the account has a second factor, and whether this session has shown it. */
  readonly hasSecondFactor: boolean;
  readonly showedSecondFactor: boolean;
};

export interface SessionQueries {
  /** Who holds this session's secret, with the role of this moment; null when it is over, unknown or another salon's. */
  signedIn(salonId: SalonId, secret: string): Promise<SignedIn | null>;
}
