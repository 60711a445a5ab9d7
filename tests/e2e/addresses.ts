/** Where the run's own servers listen, and what its workers learn about them through the environment. */

/** Two runs may stand side by side, each on a stack of its own: `E2E_STACK=2` is the other one. */
export const STACK = Number(process.env['E2E_STACK'] ?? 1);
const FIRST_PORT = 14_200 + 100 * STACK;

export const WEB_PORT = FIRST_PORT;
export const MAIL_PORT = FIRST_PORT + 10;
export const REPORTS_PORT = FIRST_PORT + 20;
export const STRIPE_PORT = FIRST_PORT + 30;

export const ORIGIN = `http://localhost:${WEB_PORT}`;
/** The second seeded salon; browsers take every name under localhost for this machine (RFC 6761). */
export const SECOND_ORIGIN = `http://rheinblick.localhost:${WEB_PORT}`;
export const MAILBOX = `http://127.0.0.1:${MAIL_PORT}`;
/** The payment vendor's simulator; its switches are under `/_control`. */
export const STRIPE = `http://127.0.0.1:${STRIPE_PORT}`;
export const REPORTS = `http://127.0.0.1:${REPORTS_PORT}`;

/** Set once the stack is up; the workers inherit it. */
export const OWNER_URL = 'E2E_OWNER_URL';
