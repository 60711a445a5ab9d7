/** The rules of online booking, cancellation policy and deposit among them, as their form has them. */
import { rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { DEPOSIT_BACK } from '../slots/salon-book.ts';
import type { BookingRules } from '../slots/salon-book.ts';
import { wholeIn } from './field-rules.ts';
import type { FieldRefusal } from './field-rules.ts';

/** Each number with the least and the most that is allowed; units as in `BookingRules`, `cutoffHours` in hours. */
export const RULE_LIMITS = {
  granularity: [5, 120],
  leadTime: [0, 20_160],
  horizonDays: [1, 730],
  holdMinutes: [1, 60],
  maxLiveHolds: [1, 10],
  maxServices: [1, 8],
  maxWait: [0, 120],
  requestHours: [1, 168],
  cutoffHours: [0, 720],
  lateFeePercent: [0, 100],
  depositPercent: [0, 100],
  /** In whole francs. */
  depositLeast: [0, 500],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

export type RuleField = keyof typeof RULE_LIMITS;
export const RULE_FIELDS = Object.keys(RULE_LIMITS) as readonly RuleField[];

export type RawRules = { readonly [field in RuleField]: string } & {
  readonly openOnRestDays: boolean;
  readonly depositBack: string;
  readonly keepsCards: boolean;
};

/** Starts that people find again every hour. */
const FITS_THE_HOUR = (minutes: number): boolean => 60 % minutes === 0 || minutes % 60 === 0;

export function readRules(raw: RawRules): Result<BookingRules, readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const whole = (field: RuleField): number => {
    const [least, most] = RULE_LIMITS[field];
    const read = wholeIn(raw[field], least, most);
    if (read.ok && (field !== 'granularity' || FITS_THE_HOUR(read.value))) return read.value;
    refusals.push({ field, reason: read.ok ? 'out_of_range' : read.error });
    return least;
  };
  const depositBack = DEPOSIT_BACK.find((way) => way === raw.depositBack);
  if (depositBack === undefined) refusals.push({ field: 'depositBack', reason: 'not_offered' });
  const rules: BookingRules = {
    granularity: whole('granularity'),
    leadTime: whole('leadTime'),
    horizonDays: whole('horizonDays'),
    holdMinutes: whole('holdMinutes'),
    maxLiveHolds: whole('maxLiveHolds'),
    maxServices: whole('maxServices'),
    maxWait: whole('maxWait'),
    requestHours: whole('requestHours'),
    cancellation: { cutoffMinutes: whole('cutoffHours') * 60, lateFeePercent: whole('lateFeePercent') },
    deposit: { percent: whole('depositPercent'), least: rappen(whole('depositLeast') * 100) },
    depositBack: depositBack ?? 'refund',
    keepsCards: raw.keepsCards,
    openOnRestDays: raw.openOnRestDays,
  };
  return refusals.length > 0 ? err(refusals) : ok(rules);
}

export const rawRulesOf = ({
  cancellation,
  deposit,
  depositBack,
  keepsCards,
  openOnRestDays,
  ...numbers
}: BookingRules): RawRules => ({
  granularity: String(numbers.granularity),
  leadTime: String(numbers.leadTime),
  horizonDays: String(numbers.horizonDays),
  holdMinutes: String(numbers.holdMinutes),
  maxLiveHolds: String(numbers.maxLiveHolds),
  maxServices: String(numbers.maxServices),
  maxWait: String(numbers.maxWait),
  requestHours: String(numbers.requestHours),
  cutoffHours: String(cancellation.cutoffMinutes / 60),
  lateFeePercent: String(cancellation.lateFeePercent),
  depositPercent: String(deposit.percent),
  depositLeast: String(deposit.least / 100),
  depositBack,
  keepsCards,
  openOnRestDays,
});
