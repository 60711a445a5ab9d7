/** What the engine's process reports; times are medians in milliseconds for 31 days. */
export type EngineTimes = {
  readonly usual: { readonly slug: string; readonly ms: number };
  /** Free starts that the usual service found. */
  readonly slots: number;
  readonly staff: number;
  readonly services: number;
  /** Booked minutes of all working minutes in that month, 0 to 1. */
  readonly bookedShare: number;
  readonly slowest: { readonly slug: string; readonly ms: number };
  /** The usual service and another in one visit. */
  readonly twoServicesMs: number;
  readonly floorMs: number;
  /** The same, written as ISO 8601. */
  readonly floorTextMs: number;
};
