export type IdentityAuditAction =
  | 'account.signed_in'
  | 'account.sign_in_failed'
  | 'account.signed_out'
  | 'account.created'
  | 'account.password_reset'
  | 'account.reset_failed'
  | 'account.sessions_ended'
  | 'account.visits_joined';
