import type { DeclineReason } from '#domain/payments/vendor-records.ts';

const REASONS: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  card_velocity_exceeded: 'insufficient_funds',
  withdrawal_count_limit_exceeded: 'insufficient_funds',
  expired_card: 'expired_card',
  authentication_required: 'not_authenticated',
  payment_intent_authentication_failure: 'not_authenticated',
};

/**
 * The bank's reason (`decline_code`) says more than Stripe's (`code`), where there is one. Stolen and lost cards stay
 * plain declines: their holder must not be told (docs.stripe.com/declines/codes).
 */
export const declineReason = (code: string | undefined, declineCode: string | undefined): DeclineReason =>
  REASONS[declineCode ?? ''] ?? REASONS[code ?? ''] ?? 'declined';
