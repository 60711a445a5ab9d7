/** Head office reads across salons, one at a time: it signs in at its own, and the staff's area shows the chosen one. */
import type { Insider, Member } from '../shared/actor.ts';
import type { SalonId } from '../shared/ids.ts';

/** Null: the salon of the account, which everybody but head office always has in view. */
type View = { readonly chosenSalonId: SalonId | null };

/** Who acts in the staff's area: head office in the salon that it has in view, everybody else where they signed in. */
export function inView(actor: Insider, { chosenSalonId }: View): Insider {
  return actor.kind === 'hq' && chosenSalonId !== null ? { ...actor, salonId: chosenSalonId } : actor;
}

/** Which salon the holder of this session has before them. */
export const salonInView = (actor: Member, view: View): SalonId =>
  actor.kind === 'hq' ? (view.chosenSalonId ?? actor.salonId) : actor.salonId;
