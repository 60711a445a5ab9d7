import { returnPath } from './return-path.ts';

/** The path with the place to go to afterwards, when the address names one of this site. */
export function keepReturn(path: string, url: URL): string {
  const to = returnPath(url);
  return to === null ? path : `${path}?to=${encodeURIComponent(to)}`;
}
