/**
 * A stream of server-sent events (WHATWG HTML, 9.2): the versions of the days that a page shows, whenever one changes.
 * Nothing personal is sent; the page then asks for itself again.
 */
export type LiveStreamParts = {
  /** Begins to listen; null when there is no room. */
  readonly listen: (hear: (versions: string) => void, end: () => void) => (() => void) | null;
  /** Whether whoever opened the stream may still look. */
  readonly stillAllowed: () => Promise<boolean>;
  /** Aborts when the browser goes away. */
  readonly signal: AbortSignal;
  readonly beatMs?: number;
  readonly lastsMs?: number;
};

/** Proxies cut what is silent for a minute; a sign-out elsewhere is heard as often as this. */
const BEAT_MS = 15_000;
/** Then the browser opens another one: a stream does not outlive a deployment. */
const LASTS_MS = 15 * 60_000;

/** Null: there is no room. */
export function liveStream({
  listen,
  stillAllowed,
  signal,
  beatMs = BEAT_MS,
  lastsMs = LASTS_MS,
}: LiveStreamParts): ReadableStream<Uint8Array> | null {
  const text = new TextEncoder();
  let send: ((chunk: string) => void) | null = null;
  let stop = (): void => undefined;
  const waiting: string[] = ['retry: 3000\n\n'];
  const say = (chunk: string): void => {
    if (send === null) waiting.push(chunk);
    else send(chunk);
  };
  const deaf = listen(
    (versions) => say(`event: versions\ndata: ${versions}\n\n`),
    () => stop(),
  );
  if (deaf === null) return null;
  let timers: readonly NodeJS.Timeout[] = [];
  const quiet = (): void => {
    deaf();
    timers.forEach((timer) => clearInterval(timer));
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false;
      stop = () => {
        if (over) return;
        over = true;
        quiet();
        controller.close();
      };
      send = (chunk) => {
        if (!over) controller.enqueue(text.encode(chunk));
      };
      waiting.splice(0).forEach(send);
      const beat = async (): Promise<void> => {
        // A database that is away says nothing about the sign-in.
        const allowed = await stillAllowed().catch(() => true);
        say(allowed ? ': here\n\n' : 'event: over\ndata: signed-out\n\n');
        if (!allowed) stop();
      };
      timers = [setInterval(() => void beat(), beatMs).unref(), setTimeout(() => stop(), lastsMs).unref()];
      if (signal.aborted) stop();
      else signal.addEventListener('abort', () => stop(), { once: true });
    },
    cancel: quiet,
  });
}
