/** What somebody tried in a burst, and what came of it. */
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';

export type Outcome =
  | { readonly kind: 'won' }
  /** A page that says so and, where it can, offers other times. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string;
      readonly offered: number;
      /** The visitor holds as many slots as one may: nothing to do with the slot. */
      readonly capped: boolean;
    }
  /** Neither: an error, another page, or no answer. */
  | { readonly kind: 'broken'; readonly detail: string };

/** For one slot: by a new booking, or by moving the visit `own`, whose present time does not stand in the way. */
export type Attempt = {
  readonly wish: VisitWish;
  readonly start: EpochMinute;
  /** The random ids in the form as rendered: one of them names the attempt. */
  readonly ids: readonly string[];
  readonly own?: string;
  readonly outcome: Outcome;
  readonly ms: number;
};
