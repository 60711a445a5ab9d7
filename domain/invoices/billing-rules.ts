import type { SwissIban } from './iban.ts';

/** How a salon is paid by invoice. */
export type BillingRules = {
  /** Null: nothing can be paid into an account, and there is no QR-bill. */
  readonly iban: SwissIban | null;
  /** In days from the day of issue. */
  readonly paymentDays: number;
};

export const PAYMENT_DAYS = [0, 120] as const;
export const DEFAULT_BILLING_RULES: BillingRules = { iban: null, paymentDays: 30 };
