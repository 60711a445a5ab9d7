/** https://develop.sentry.dev/sdk/data-model/envelopes/: a header line, then items of a header line and a payload. */
export type EnvelopeItem = { readonly type: string; readonly payload: string };
export type Envelope = {
  readonly header: Readonly<Record<string, unknown>>;
  readonly items: readonly EnvelopeItem[];
};

/** @throws SyntaxError when it is none */
export function readEnvelope(text: string): Envelope {
  const bytes = Buffer.from(text, 'utf8');
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(10, at);
    const stop = end < 0 ? bytes.length : end;
    const read = bytes.subarray(at, stop).toString('utf8');
    at = stop + 1;
    return read;
  };
  const header = JSON.parse(line()) as Record<string, unknown>;
  const items: EnvelopeItem[] = [];
  while (at < bytes.length) {
    const head = line();
    if (head === '') continue;
    const { type, length } = JSON.parse(head) as { type?: unknown; length?: unknown };
    if (typeof type !== 'string') throw new SyntaxError('an item without a type');
    if (typeof length !== 'number') {
      items.push({ type, payload: line() });
      continue;
    }
    items.push({ type, payload: bytes.subarray(at, at + length).toString('utf8') });
    at += length + 1;
  }
  return { header, items };
}
