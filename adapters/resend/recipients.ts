/** Whom mail may reach. Outside production nobody real does, unless they are on the list. */
export type RecipientRule = {
  readonly environment: 'development' | 'staging' | 'production';
  readonly baseUrl: string;
  /** Addresses (`a@b.ch`) or whole domains (`@b.ch`), lower-cased. */
  readonly allowList: readonly string[];
};

/** Resend's own test addresses: https://resend.com/docs/dashboard/emails/send-test-emails (labels by `+` allowed). */
const TEST_DOMAIN = '@resend.dev';

/** A server on this machine or in the private network of the platform delivers nothing to anybody. */
function isSimulator(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname.endsWith('.localhost') ||
    hostname.endsWith('.internal')
  );
}

export function mayReach(rule: RecipientRule, recipient: string): boolean {
  if (rule.environment === 'production' || isSimulator(rule.baseUrl)) return true;
  const address = recipient.trim().toLowerCase();
  const domain = address.slice(address.lastIndexOf('@'));
  return domain === TEST_DOMAIN || rule.allowList.includes(address) || rule.allowList.includes(domain);
}
