/** What customers have agreed to, purpose by purpose. Nothing is ever overwritten: the newest entry counts. */
import type { Instant } from '../shared/salon-time.ts';

/**
 * Advertising mail needs consent (Art. 3 para. 1 let. o UWG); health data an explicit one (Art. 6 para. 7 DSG). Reminders are
 * part of the visit that was booked: they need none, and are left out for whoever wants none.
 */
export const CONSENT_PURPOSES = ['news', 'health_notes', 'reminders'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Which words were agreed to: a new wording asks anew. */
export const CONSENT_WORDING = '2026-11';

export type ConsentEntry = {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly wording: string;
  readonly at: Instant;
  /** Who wrote it down. */
  readonly by: 'customer' | 'team';
};

export const isConsentPurpose = (text: string): text is ConsentPurpose =>
  (CONSENT_PURPOSES as readonly string[]).includes(text);

/** What holds while nobody has said anything. */
export const unlessSaid = (purpose: ConsentPurpose): boolean => purpose === 'reminders';

/** @param history newest first */
export const isGranted = (history: readonly ConsentEntry[], purpose: ConsentPurpose): boolean =>
  history.find((entry) => entry.purpose === purpose)?.granted ?? unlessSaid(purpose);
