/** Everything that the simulator remembers, and the one way in which it changes: objects are kept as Stripe shows them. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Stripe from 'stripe';
import { STRIPE_API_VERSION } from '#adapters/stripe/stripe-client.ts';
import { seededText } from './seeded.ts';

export type SessionState = {
  readonly object: Stripe.Checkout.Session;
  readonly lines: readonly Stripe.LineItem[];
  /** What its payment intent will carry. */
  readonly intentMetadata: Record<string, string>;
  readonly description: string | null;
  /** When a payment's line in the vendor's account is there: at once, or a little after it was paid. */
  readonly capture: 'automatic' | 'automatic_async';
  readonly keepCard: boolean;
};

const TABLES = [
  'sessions',
  'intents',
  'charges',
  'refunds',
  'disputes',
  'movements',
  'payouts',
  'customers',
  'methods',
  'events',
] as const;

type Rows = {
  sessions: Map<string, SessionState>;
  intents: Map<string, Stripe.PaymentIntent>;
  charges: Map<string, Stripe.Charge>;
  refunds: Map<string, Stripe.Refund>;
  disputes: Map<string, Stripe.Dispute>;
  movements: Map<string, Stripe.BalanceTransaction>;
  payouts: Map<string, Stripe.Payout>;
  customers: Map<string, Stripe.Customer>;
  methods: Map<string, Stripe.PaymentMethod>;
  events: Map<string, Stripe.Event>;
};

/** More than a burst of 10,000 messages, less than a demo's file can bear. */
const MOST_EVENTS = 50_000;

type Kept = {
  count: number;
  shift: number;
  /** The number behind a payment method, which Stripe never shows. */
  numbers: [string, string][];
  payoutOf: [string, string][];
  settling: Settling[];
  tables: Partial<Record<(typeof TABLES)[number], [string, unknown][]>>;
};

/** What is decided later: a payment that is under way, a refund that is. */
export type Settling = {
  readonly kind: 'payment' | 'refund';
  readonly id: string;
  readonly succeeds: boolean;
  readonly at: number;
};

export type WorldOptions = {
  readonly seed: string;
  readonly now: () => number;
  /** JSON; without it, nothing survives. */
  readonly file?: string;
};

export class World {
  rows: Rows = emptyRows();
  numbers = new Map<string, string>();
  payoutOf = new Map<string, string>();
  settling: Settling[] = [];
  /** Milliseconds by which the simulator's clock runs ahead. */
  shift = 0;
  /** The request that is being answered; what happens by itself has none. */
  request: { readonly id: string | null; readonly key: string | null } = { id: null, key: null };
  onEvent: (event: Stripe.Event) => void = () => undefined;
  /** Lines of payments come later, however they are captured: as it may be on any day. */
  linesLate = false;
  /** Milliseconds between a payment's beginning and its outcome, where it settles later. */
  settleAfter = 20_000;
  private count = 0;
  private saving: NodeJS.Timeout | null = null;

  constructor(private readonly options: WorldOptions) {
    if (options.file !== undefined) this.load(options.file);
  }

  now = (): number => this.options.now() + this.shift;
  seconds = (): number => Math.floor(this.now() / 1000);

  id(prefix: string, length = 24): string {
    this.count += 1;
    return `${prefix}_${seededText(`${this.options.seed}/${this.count}`, length)}`;
  }

  /** Says that something happened; the event holds a picture of this moment. */
  emit(type: string, object: object): void {
    const event = {
      id: this.id('evt'),
      object: 'event',
      api_version: STRIPE_API_VERSION,
      created: this.seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: this.request.id, idempotency_key: this.request.key },
      type,
    } as unknown as Stripe.Event;
    this.rows.events.set(event.id, event);
    if (this.rows.events.size > MOST_EVENTS)
      this.rows.events.delete(this.rows.events.keys().next().value as string);
    this.changed();
    this.onEvent(event);
  }

  /** The last write wins; many in a moment become one. */
  changed(): void {
    if (this.options.file === undefined || this.saving !== null) return;
    this.saving = setTimeout(() => this.save(), 100);
    this.saving.unref();
  }

  save(): void {
    if (this.saving !== null) clearTimeout(this.saving);
    this.saving = null;
    const { file } = this.options;
    if (file === undefined) return;
    const kept: Kept = {
      count: this.count,
      shift: this.shift,
      numbers: [...this.numbers],
      payoutOf: [...this.payoutOf],
      settling: this.settling,
      tables: Object.fromEntries(TABLES.map((table) => [table, [...this.rows[table]]])),
    };
    writeFileSync(`${file}.new`, JSON.stringify(kept));
    renameSync(`${file}.new`, file);
  }

  clear(): void {
    this.rows = emptyRows();
    this.numbers.clear();
    this.payoutOf.clear();
    this.settling = [];
    this.shift = 0;
    this.changed();
  }

  /** A file that is none of ours, or half of one, is an empty beginning. */
  private load(file: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    try {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
      const rows = emptyRows();
      for (const table of TABLES) rows[table] = new Map(kept.tables[table]) as never;
      this.rows = rows;
      this.count = kept.count;
      this.shift = kept.shift;
      this.numbers = new Map(kept.numbers);
      this.payoutOf = new Map(kept.payoutOf);
      this.settling = kept.settling;
    } catch {
      this.rows = emptyRows();
    }
  }
}

const emptyRows = (): Rows =>
  Object.fromEntries(TABLES.map((table) => [table, new Map()])) as unknown as Rows;
