import type { Rappen } from '../shared/money.ts';

/** How far the till has come: the last numbers, and what the last closing has left behind. */
export type TillState = {
  readonly sales: number;
  readonly moves: number;
  readonly closings: number;
  /** What the open period began with. */
  readonly opening: Rappen;
  readonly lastHash: string;
};

/** Everything that happens now is closed by the closing of this number. */
export const openPeriod = ({ closings }: Pick<TillState, 'closings'>): number => closings + 1;
