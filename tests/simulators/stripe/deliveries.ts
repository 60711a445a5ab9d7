/**
 * Webhooks, signed as Stripe signs (https://docs.stripe.com/webhooks/signature): with every secret of the endpoint, anew
 * at each attempt. Sent in the background, repeated until somebody answers 2xx, and spoiled on demand.
 */
import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import { seededNumbers } from './seeded.ts';

export type Endpoint = {
  readonly url: string;
  /** Two for a while after a secret was rolled. */
  readonly secrets: readonly string[];
};

export type DeliverySettings = {
  /** Milliseconds before the first attempt. */
  readonly delayMs: number;
  /** How often each message is sent. */
  readonly copies: number;
  /** Messages wait until so many are there, then go out in an order that the seed decides; 0 is off. */
  readonly shuffle: number;
  /** Nothing is sent until `release`. */
  readonly hold: boolean;
  /** So many of the next messages are never sent. */
  readonly loseNext: number;
  /** The share of messages that is never sent, 0 to 1. */
  readonly loseShare: number;
  /** So many of the next messages are followed by a forgery; and the share of them. */
  readonly forgeNext: number;
  readonly forgeShare: number;
  /** Milliseconds to the first repetition; doubled each time, at most a minute. */
  readonly retryMs: number;
  readonly attempts: number;
  readonly timeoutMs: number;
  readonly seed: number;
};

export const DEFAULT_DELIVERY: DeliverySettings = {
  delayMs: 0,
  copies: 1,
  shuffle: 0,
  hold: false,
  loseNext: 0,
  loseShare: 0,
  forgeNext: 0,
  forgeShare: 0,
  retryMs: 1_000,
  attempts: 12,
  timeoutMs: 10_000,
  seed: 1,
};

export type Outcome = 'waiting' | 'delivered' | 'lost' | 'given_up';

/** What became of one event, for people and tests. */
export type DeliveryReport = {
  readonly eventId: string;
  outcome: Outcome;
  attempts: number;
  lastStatus: number | null;
};

type Message = { readonly endpoint: Endpoint; readonly body: string; readonly report: DeliveryReport | null };

const MOST_AT_ONCE = 8;
const MOST_WAIT = 60_000;
const MOST_REPORTS = 20_000;

export function deliveries(initial: readonly Endpoint[], over: Partial<DeliverySettings> = {}) {
  let settings: DeliverySettings = { ...DEFAULT_DELIVERY, ...over };
  let endpoints = [...initial];
  let random = seededNumbers(settings.seed);
  let stopped = false;
  let atWork = 0;
  const reports = new Map<string, DeliveryReport>();
  const queue: Message[] = [];
  let held: Message[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const repetitions = new Set<NodeJS.Timeout>();
  const idle: (() => void)[] = [];

  const later = (kind: Set<NodeJS.Timeout>, work: () => void, ms: number): void => {
    const timer = setTimeout(() => {
      kind.delete(timer);
      work();
    }, ms);
    kind.add(timer);
  };

  const settled = (): void => {
    if (queue.length > 0 || atWork > 0 || timers.size > 0) return;
    for (const wake of idle.splice(0)) wake();
  };

  const pump = (): void => {
    // One after the other where their order was decided.
    while (!stopped && atWork < (settings.shuffle > 0 ? 1 : MOST_AT_ONCE)) {
      const message = queue.shift();
      if (!message) break;
      atWork += 1;
      void attempt(message).finally(() => {
        atWork -= 1;
        pump();
      });
    }
    settled();
  };

  async function attempt(message: Message): Promise<void> {
    const { endpoint, body, report } = message;
    if (report) report.attempts += 1;
    const status = await post(endpoint, body, endpoint.secrets, settings.timeoutMs);
    if (!report || stopped) return;
    report.lastStatus = status;
    if (status !== null && status >= 200 && status < 300) report.outcome = 'delivered';
    else if (report.outcome === 'delivered') return;
    else if (report.attempts >= settings.attempts) report.outcome = 'given_up';
    else
      later(
        repetitions,
        () => enqueue(message),
        Math.min(settings.retryMs * 2 ** (report.attempts - 1), MOST_WAIT),
      );
  }

  const enqueue = (message: Message): void => {
    queue.push(message);
    pump();
  };

  const dispatch = (message: Message): void => {
    if (settings.hold || settings.shuffle > 0) {
      held.push(message);
      if (!settings.hold && held.length >= settings.shuffle) release();
    } else if (settings.delayMs > 0) later(timers, () => enqueue(message), settings.delayMs);
    else enqueue(message);
  };

  /** Sends what is held, shuffled where that is asked for. */
  const release = (): void => {
    const out = held;
    held = [];
    if (settings.shuffle > 0) {
      for (let last = out.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        [out[last], out[other]] = [out[other] as Message, out[last] as Message];
      }
    }
    for (const message of out) enqueue(message);
  };

  const spend = (name: 'loseNext' | 'forgeNext', share: number): boolean => {
    const left = settings[name];
    if (left > 0) settings = { ...settings, [name]: left - 1 };
    return left > 0 || (share > 0 && random() < share);
  };

  const send = (event: Stripe.Event): void => {
    const report: DeliveryReport = { eventId: event.id, outcome: 'waiting', attempts: 0, lastStatus: null };
    reports.set(event.id, report);
    if (reports.size > MOST_REPORTS) reports.delete(reports.keys().next().value as string);
    if (endpoints.length === 0) return;
    if (spend('loseNext', settings.loseShare)) {
      report.outcome = 'lost';
      return;
    }
    const body = JSON.stringify(event, null, 2);
    for (const endpoint of endpoints) {
      for (let copy = 0; copy < settings.copies; copy += 1) dispatch({ endpoint, body, report });
      if (spend('forgeNext', settings.forgeShare)) dispatch(forgery(endpoint, event));
    }
  };

  return {
    send,
    /** By hand: goes out at once, whatever is switched on. */
    resend: (event: Stripe.Event): void => {
      const report = reports.get(event.id) ?? {
        eventId: event.id,
        outcome: 'waiting',
        attempts: 0,
        lastStatus: null,
      };
      report.outcome = 'waiting';
      reports.set(event.id, report);
      for (const endpoint of endpoints) enqueue({ endpoint, body: JSON.stringify(event, null, 2), report });
    },
    release,
    reportOf: (eventId: string): DeliveryReport | undefined => reports.get(eventId),
    settings: (): DeliverySettings => settings,
    endpoints: (): readonly Endpoint[] => endpoints,
    configure(change: Partial<DeliverySettings> & { readonly endpoints?: readonly Endpoint[] }): void {
      const { endpoints: more, ...rest } = change;
      if (more) endpoints = [...more];
      settings = { ...settings, ...rest };
      if (rest.seed !== undefined) random = seededNumbers(rest.seed);
      if (!settings.hold && held.length > 0 && held.length >= settings.shuffle) release();
    },
    /** Resolves when nothing is on its way any more; what is held, or waits to be repeated, does not count. */
    idle: (): Promise<void> =>
      new Promise((resolve) => {
        idle.push(resolve);
        settled();
      }),
    stop(): void {
      stopped = true;
      for (const timer of [...timers, ...repetitions]) clearTimeout(timer);
      queue.length = 0;
      idle.splice(0).forEach((wake) => wake());
    },
  };
}

export type Deliveries = ReturnType<typeof deliveries>;

/** Says that something was paid which was not; signed by somebody who does not know the secret. */
function forgery(endpoint: Endpoint, event: Stripe.Event): Message {
  const forged = { ...event, id: `${event.id}_forged`, type: 'checkout.session.completed' };
  const secrets = ['whsec_of_somebody_else'];
  return { endpoint: { ...endpoint, secrets }, body: JSON.stringify(forged), report: null };
}

export function signatureOf(body: string, secrets: readonly string[], seconds: number): string {
  const parts = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')}`,
  );
  return [`t=${seconds}`, ...parts].join(',');
}

/** The answer's status, null where there was none. Signed by the machine's clock, as the receiver measures by it. */
async function post(
  { url }: Endpoint,
  body: string,
  secrets: readonly string[],
  timeoutMs: number,
): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signatureOf(body, secrets, Math.floor(Date.now() / 1000)),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
