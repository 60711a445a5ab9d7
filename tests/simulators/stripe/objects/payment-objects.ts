import type Stripe from 'stripe';

export type IntentParts = {
  readonly id: string;
  readonly secret: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly methods: readonly string[];
  readonly allowed: readonly string[] | null;
  readonly metadata: Record<string, string>;
  readonly description: string | null;
  readonly customer: string | null;
  readonly keepCard: boolean;
  readonly capture: 'automatic' | 'automatic_async';
};

export const intentObject = (parts: IntentParts): Stripe.PaymentIntent => ({
  id: parts.id,
  object: 'payment_intent',
  allowed_payment_method_types:
    parts.allowed === null
      ? null
      : ([...parts.allowed] as Stripe.PaymentIntent['allowed_payment_method_types']),
  amount: parts.amount,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: parts.capture,
  client_secret: parts.secret,
  confirmation_method: 'automatic',
  created: parts.created,
  currency: parts.currency,
  customer: parts.customer,
  customer_account: null,
  description: parts.description,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  metadata: parts.metadata,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: parts.keepCard ? { card: { setup_future_usage: 'off_session' } as never } : {},
  payment_method_types: [...parts.methods],
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'requires_payment_method',
  transfer_data: null,
  transfer_group: null,
});

export type ChargeParts = {
  readonly id: string;
  readonly created: number;
  readonly intent: Stripe.PaymentIntent;
  readonly method: Stripe.PaymentMethod;
  readonly status: 'succeeded' | 'pending' | 'failed';
  readonly movement: string | null;
  readonly failure: {
    readonly code: string;
    readonly reason: string | null;
    readonly message: string;
  } | null;
  readonly receiptUrl: string | null;
};

export const chargeObject = (parts: ChargeParts): Stripe.Charge => {
  const { intent, method, status, failure } = parts;
  const paid = status === 'succeeded';
  return {
    id: parts.id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: parts.movement,
    billing_details: { ...method.billing_details } as Stripe.Charge.BillingDetails,
    calculated_statement_descriptor: 'SCHNITTWERK',
    captured: paid,
    created: parts.created,
    currency: intent.currency,
    customer: intent.customer as string | null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: failure === null ? 'approved_by_network' : 'declined_by_network',
      reason: failure?.reason ?? null,
      seller_message: failure === null ? 'Payment complete.' : 'The bank declined the payment.',
      type: failure === null ? 'authorized' : 'issuer_declined',
    },
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: paymentDetails(method),
    receipt_email: null,
    receipt_number: null,
    receipt_url: parts.receiptUrl,
    refunded: false,
    refunds: null,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: null,
  };
};

function paymentDetails(method: Stripe.PaymentMethod): Stripe.Charge.PaymentMethodDetails {
  const { card } = method;
  if (!card) return { type: 'twint', twint: {} };
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: 0, status: 'unavailable' },
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    } as Stripe.Charge.PaymentMethodDetails.Card,
  };
}

export type MethodParts = {
  readonly id: string;
  readonly created: number;
  readonly email: string | null;
  readonly name: string | null;
  readonly card: { readonly brand: string; readonly last4: string; readonly fingerprint: string } | null;
};

export const methodObject = (parts: MethodParts): Stripe.PaymentMethod => ({
  id: parts.id,
  object: 'payment_method',
  allow_redisplay: 'limited',
  billing_details: {
    address: { city: null, country: 'CH', line1: null, line2: null, postal_code: null, state: null },
    email: parts.email,
    name: parts.name,
    phone: null,
    tax_id: null,
  },
  ...(parts.card === null
    ? { twint: {} }
    : {
        card: {
          brand: parts.card.brand,
          checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
          country: 'CH',
          display_brand: parts.card.brand,
          exp_month: 12,
          exp_year: 2034,
          fingerprint: parts.card.fingerprint,
          funding: 'credit',
          generated_from: null,
          last4: parts.card.last4,
          networks: { available: [parts.card.brand], preferred: null },
          regulated_status: null,
          three_d_secure_usage: { supported: true },
          wallet: null,
        } as Stripe.PaymentMethod.Card,
      }),
  created: parts.created,
  customer: null,
  customer_account: null,
  livemode: false,
  metadata: {},
  type: parts.card === null ? 'twint' : 'card',
});

export const customerObject = (
  id: string,
  created: number,
  email: string | null,
  name: string | null,
  metadata: Record<string, string> = {},
): Stripe.Customer => ({
  id,
  object: 'customer',
  address: null,
  balance: 0,
  created,
  currency: null,
  default_source: null,
  delinquent: false,
  description: null,
  discount: null,
  email,
  invoice_prefix: id.slice(-8).toUpperCase(),
  invoice_settings: {
    custom_fields: null,
    default_payment_method: null,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata,
  name,
  next_invoice_sequence: 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});
