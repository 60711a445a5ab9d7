import type { Brand } from '../shared/brand.ts';

/** Names that the payment vendor gives. Opaque: nobody takes them apart, and they say nothing about whose they are. */
export type CheckoutRef = Brand<string, 'CheckoutRef'>;
export type PaymentRef = Brand<string, 'PaymentRef'>;
export type RefundRef = Brand<string, 'RefundRef'>;
export type DisputeRef = Brand<string, 'DisputeRef'>;
export type PayoutRef = Brand<string, 'PayoutRef'>;
export type MovementRef = Brand<string, 'MovementRef'>;
/** Somebody whose card is saved with the vendor. */
export type PayerRef = Brand<string, 'PayerRef'>;
/** A card that its holder let us keep; the number itself never reaches us. */
export type CardRef = Brand<string, 'CardRef'>;
export type VendorEventId = Brand<string, 'VendorEventId'>;
