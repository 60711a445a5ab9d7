/**
 * Where somebody wanted to go who had to sign in first. Only a path of this site: whatever a browser could read as
 * another host (`//host`, `/\host`, a control character that it drops) leads nowhere.
 */
const LONGEST = 1000;
const PLAIN = /^\/(?![/\\])[\u0021-\u005b\u005d-\u007e]*$/;

export function returnPath(url: URL): string | null {
  const to = url.searchParams.get('to') ?? '';
  if (to.length > LONGEST || !PLAIN.test(to)) return null;
  const base = 'https://salon.invalid';
  return URL.canParse(to, base) && new URL(to, base).origin === base ? to : null;
}
