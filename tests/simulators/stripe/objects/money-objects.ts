import type Stripe from 'stripe';

const DAY = 86_400;

/** Card: 2.9 % + 0.30; the vendor keeps it when the money goes back. */
export const feeOf = (amount: number): number => Math.round((amount * 29) / 1000) + 30;

/** What the vendor takes for a dispute, won or lost. */
export const DISPUTE_FEE = 2_000;

export type MovementParts = {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly type: Stripe.BalanceTransaction['type'];
  readonly category: string;
  readonly description: string | null;
};

export const movementObject = (parts: MovementParts): Stripe.BalanceTransaction => ({
  id: parts.id,
  object: 'balance_transaction',
  amount: parts.amount,
  available_on: parts.created + (parts.type === 'payout' ? 0 : 7 * DAY),
  balance_type: 'payments',
  created: parts.created,
  currency: parts.currency,
  description: parts.description,
  exchange_rate: null,
  fee: parts.fee,
  fee_details:
    parts.fee === 0
      ? []
      : [
          {
            amount: parts.fee,
            application: null,
            currency: parts.currency,
            description: parts.category === 'dispute' ? 'Dispute fee' : 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ],
  net: parts.amount - parts.fee,
  reporting_category: parts.category,
  source: parts.source,
  status: 'pending',
  type: parts.type,
});

export type RefundParts = {
  readonly id: string;
  readonly created: number;
  readonly charge: Stripe.Charge;
  readonly amount: number;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
  readonly status: 'pending' | 'succeeded';
  readonly movement: string;
};

export const refundObject = (parts: RefundParts): Stripe.Refund => ({
  id: parts.id,
  object: 'refund',
  amount: parts.amount,
  balance_transaction: parts.movement,
  charge: parts.charge.id,
  created: parts.created,
  currency: parts.charge.currency,
  customer: parts.charge.customer,
  customer_account: null,
  destination_details:
    parts.charge.payment_method_details?.type === 'card'
      ? { card: { type: 'refund' }, type: 'card' }
      : { twint: {}, type: 'twint' },
  metadata: parts.metadata,
  payment_intent: parts.charge.payment_intent,
  payment_method: parts.charge.payment_method,
  reason: parts.reason,
  receipt_number: null,
  source_transfer_reversal: null,
  status: parts.status,
  transfer_reversal: null,
});

export type DisputeParts = {
  readonly id: string;
  readonly created: number;
  readonly charge: Stripe.Charge;
  readonly amount: number;
  readonly reason: string;
  readonly warning: boolean;
};

const EVIDENCE = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
];

export const disputeObject = (parts: DisputeParts): Stripe.Dispute => ({
  id: parts.id,
  object: 'dispute',
  amount: parts.amount,
  balance_transactions: [],
  charge: parts.charge.id,
  created: parts.created,
  currency: parts.charge.currency,
  enhanced_eligibility_types: [],
  evidence: {
    ...Object.fromEntries(EVIDENCE.map((field) => [field, null])),
    enhanced_evidence: {},
  } as unknown as Stripe.Dispute.Evidence,
  evidence_details: {
    due_by: parts.created + 7 * DAY,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
  } as unknown as Stripe.Dispute.EvidenceDetails,
  intended_submission_method: null,
  is_charge_refundable: parts.warning,
  livemode: false,
  metadata: {},
  payment_intent: parts.charge.payment_intent,
  payment_method_details: {
    card: {
      brand: parts.charge.payment_method_details?.card?.brand ?? 'visa',
      case_type: parts.warning ? 'inquiry' : 'chargeback',
      network: parts.charge.payment_method_details?.card?.network ?? 'visa',
      network_reason_code: '10.4',
    },
    type: 'card',
  },
  reason: parts.reason,
  status: parts.warning ? 'warning_needs_response' : 'needs_response',
});

export const payoutObject = (
  id: string,
  created: number,
  amount: number,
  currency: string,
  movement: string,
): Stripe.Payout => ({
  id,
  object: 'payout',
  amount,
  application_fee: null,
  application_fee_amount: null,
  arrival_date: created + 2 * DAY,
  automatic: true,
  balance_transaction: movement,
  created,
  currency,
  description: 'STRIPE PAYOUT',
  destination: 'ba_simulator000000000000',
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reconciliation_status: 'completed',
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  status: 'in_transit',
  trace_id: null,
  type: 'bank_account',
});
