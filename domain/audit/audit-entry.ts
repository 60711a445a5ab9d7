/** One line of the append-only audit table. `data` holds random ids and figures, never personal data. */
export type AuditAction =
  | 'appointment.reserved'
  | 'appointment.released'
  | 'appointment.confirmed'
  | 'appointment.moved'
  | 'appointment.cancelled'
  | 'appointment.expired';

export type AuditEntry = {
  readonly action: AuditAction;
  readonly target: { readonly kind: 'appointment'; readonly id: string };
  readonly reason: string | null;
  readonly data: { readonly [key: string]: string | number | boolean | null };
};
