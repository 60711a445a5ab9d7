/**
 * The database is away: what loaders and actions throw instead. Remix keeps nothing of an error but that it was one; of
 * a thrown answer it keeps the status and these two words, and those choose what the page says.
 */
export const RETRY_AFTER_SECONDS = '20';

const UNSURE = 'Outcome Unknown';

/** @param unsure whether something may have been written all the same */
export const outageResponse = (unsure: boolean): Response =>
  new Response(null, {
    status: 503,
    statusText: unsure ? UNSURE : 'Service Unavailable',
    headers: { 'Retry-After': RETRY_AFTER_SECONDS, 'Cache-Control': 'no-store' },
  });

export type Failure = { readonly status: number; readonly statusText: string };

export const isUnsure = ({ status, statusText }: Failure): boolean => status === 503 && statusText === UNSURE;
