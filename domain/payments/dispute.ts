import type { DisputeRecord } from './vendor-records.ts';

/** What the bank does with money that somebody has had taken back. */
export type DisputeEvent = 'dispute_opened' | 'dispute_won' | 'dispute_lost';

const EVENTS: Readonly<Record<DisputeRecord['status'], DisputeEvent | null>> = {
  warning: null,
  closed: null,
  open: 'dispute_opened',
  under_review: 'dispute_opened',
  won: 'dispute_won',
  lost: 'dispute_lost',
};

/** Null: no money has moved. */
export const disputeEventOf = ({ status }: Pick<DisputeRecord, 'status'>): DisputeEvent | null =>
  EVENTS[status];
