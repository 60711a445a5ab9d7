import type { ServiceId, StaffId } from '../shared/ids.ts';

/** `any`: no preference. */
export type StaffWish = StaffId | 'any';

/** What a customer wants in one visit, in order. */
export type VisitWish = { readonly items: readonly WishItem[] };
export type WishItem = { readonly serviceId: ServiceId; readonly staff: StaffWish };
