import { isUuid } from '#domain/shared/ids.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { PAYMENT_PURPOSES } from '#domain/payments/vendor-records.ts';
import type { OwnerMark, PaymentPurpose } from '#domain/payments/vendor-records.ts';

/** Metadata is copied to what follows from an object only where Stripe says so; we write it on each ourselves. */
export const metadataOf = (claim: OwnerMark): Record<string, string> => ({
  salon: claim.salonId,
  purpose: claim.purpose,
  reference: claim.reference,
});

/** Anybody with the dashboard writes metadata: what does not look like ours is nobody's. */
export function claimOf(metadata: unknown): OwnerMark | null {
  const { salon, purpose, reference } = (metadata ?? {}) as Partial<Record<string, unknown>>;
  if (typeof salon !== 'string' || !isUuid(salon)) return null;
  if (typeof reference !== 'string' || reference === '') return null;
  if (!(PAYMENT_PURPOSES as readonly unknown[]).includes(purpose)) return null;
  return { salonId: salon as SalonId, purpose: purpose as PaymentPurpose, reference };
}
