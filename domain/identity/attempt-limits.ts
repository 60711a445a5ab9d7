/**
 * How often something may be tried. For an account, because passwords and codes are guessed; for an address, because
 * one guess each can be made at many accounts. Counted before it is tried: guesses sent at the same moment count too.
 */
export type AttemptPurpose = 'password' | 'code_letter' | 'code' | 'factor' | 'invitation' | 'voucher';

export type AttemptLimit = {
  readonly windowMinutes: number;
  readonly account: number;
  readonly address: number;
};

/** A salon's whole team signs in behind one address. */
export const ATTEMPT_LIMITS: Readonly<Record<AttemptPurpose, AttemptLimit>> = {
  password: { windowMinutes: 15, account: 10, address: 60 },
  code_letter: { windowMinutes: 60, account: 5, address: 30 },
  code: { windowMinutes: 15, account: 20, address: 60 },
  factor: { windowMinutes: 15, account: 10, address: 60 },
  // Letters to one address, and from one owner, whoever sits at which network.
  invitation: { windowMinutes: 60, account: 5, address: 30 },
  // Codes are typed by guests of a salon's network too; each checkout looks at its code two or three times.
  voucher: { windowMinutes: 15, account: 60, address: 60 },
};

/**
 * The part of an address that stands for one household: IPv6 gives each of them a /56 or more, and whoever guesses
 * would use a new address each time.
 */
export function addressRange(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]!.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const middle = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const all = [...before, ...middle, ...after].map((group) => Number.parseInt(group, 16) || 0);
  const network = all.slice(0, 4).map((group, index) => (index === 3 ? group & 0xff00 : group));
  return `${network.map((group) => group.toString(16)).join(':')}::/56`;
}
