/**
 * A fetch that answers once the whole body is there, and gives up with its signal wherever it stands then. A fetch that
 * is instrumented (by error reports, by a test's interceptor) may let a body hang that has begun.
 */
export async function wholeFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { signal } = init;
  const given = signal ? aborted(signal) : null;
  const bounded = <T>(work: Promise<T>): Promise<T> => (given ? Promise.race([work, given]) : work);
  const response = await bounded(fetch(input, init));
  const body = await bounded(response.arrayBuffer());
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

function aborted(signal: AbortSignal): Promise<never> {
  const given = new Promise<never>((_resolve, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
  // It may end when nobody waits any more.
  given.catch(() => undefined);
  return given;
}
