import type { Slip } from '../till/slip.ts';

export type { Slip, SlipPart } from '../till/slip.ts';

/** Receipts and closings on paper. */
export interface Slips {
  render(slip: Slip): Promise<Uint8Array>;
}
