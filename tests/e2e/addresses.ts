/** Where the run's own servers listen, and what its workers learn about them through the environment. */
export const WEB_PORT = 14_300;
export const MAIL_PORT = 14_310;
export const REPORTS_PORT = 14_320;
export const STRIPE_PORT = 14_330;

export const ORIGIN = `http://localhost:${WEB_PORT}`;
/** The second seeded salon; browsers take every name under localhost for this machine (RFC 6761). */
export const SECOND_ORIGIN = `http://rheinblick.localhost:${WEB_PORT}`;
export const MAILBOX = `http://127.0.0.1:${MAIL_PORT}`;
/** The payment vendor's simulator; its switches are under `/_control`. */
export const STRIPE = `http://127.0.0.1:${STRIPE_PORT}`;
export const REPORTS = `http://127.0.0.1:${REPORTS_PORT}`;

/** Set once the stack is up; the workers inherit it. */
export const OWNER_URL = 'E2E_OWNER_URL';
