import type Stripe from 'stripe';

export type SessionParts = {
  readonly id: string;
  readonly created: number;
  readonly total: number;
  readonly currency: string;
  readonly methods: readonly string[];
  readonly allowed: readonly string[] | null;
  readonly reference: string | null;
  readonly metadata: Record<string, string>;
  readonly email: string | null;
  readonly customer: string | null;
  readonly customerCreation: 'always' | 'if_required' | null;
  readonly locale: string | null;
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly expiresAt: number;
  readonly url: string;
  readonly adaptivePricing: boolean;
  readonly keepCard: boolean;
};

export const sessionObject = (parts: SessionParts): Stripe.Checkout.Session => ({
  id: parts.id,
  object: 'checkout.session',
  adaptive_pricing: { enabled: parts.adaptivePricing },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: parts.allowed === null ? null : [...parts.allowed],
  amount_subtotal: parts.total,
  amount_total: parts.total,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  cancel_url: parts.cancelUrl,
  client_reference_id: parts.reference,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  created: parts.created,
  currency: parts.currency,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: parts.customer,
  customer_account: null,
  customer_creation: parts.customer === null ? (parts.customerCreation ?? 'if_required') : null,
  customer_details:
    parts.email === null
      ? null
      : {
          address: null,
          business_name: null,
          email: parts.email,
          individual_name: null,
          name: null,
          phone: null,
          tax_exempt: 'none',
          tax_ids: null,
        },
  customer_email: parts.email,
  discounts: [],
  expires_at: parts.expiresAt,
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  livemode: false,
  locale: parts.locale as Stripe.Checkout.Session['locale'],
  managed_payments: null,
  metadata: parts.metadata,
  mode: 'payment',
  origin_context: null,
  // Since 2022 it comes into being when somebody pays, not before.
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: parts.keepCard ? { card: { setup_future_usage: 'off_session' } as never } : {},
  payment_method_types: [...parts.methods],
  payment_status: 'unpaid',
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  submit_type: null,
  subscription: null,
  success_url: parts.successUrl,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  url: parts.url,
  wallet_options: null,
});

export type LineParts = {
  readonly id: string;
  readonly priceId: string;
  readonly productId: string;
  readonly created: number;
  readonly name: string;
  readonly currency: string;
  readonly unit: number;
  readonly quantity: number;
};

export const lineItemObject = (parts: LineParts): Stripe.LineItem => ({
  id: parts.id,
  object: 'item',
  adjustable_quantity: null,
  amount_discount: 0,
  amount_subtotal: parts.unit * parts.quantity,
  amount_tax: 0,
  amount_total: parts.unit * parts.quantity,
  currency: parts.currency,
  description: parts.name,
  metadata: {},
  price: {
    id: parts.priceId,
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: parts.created,
    currency: parts.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: parts.productId,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: parts.unit,
    unit_amount_decimal: String(parts.unit) as never,
  },
  quantity: parts.quantity,
});
