/** The forms of the salon's settings: their shape only. What may stand in them is the domain's rule. */
import type { RawClosure } from '#domain/settings/closures.ts';
import type { RawBilling } from '#domain/settings/billing.ts';
import { MOST_TIERS, type RawLoyalty } from '#domain/settings/loyalty.ts';
import type { RawMessages } from '#domain/settings/messages.ts';
import { SPANS_A_DAY, WEEKDAYS, type RawHours } from '#domain/settings/opening-hours.ts';
import { RULE_FIELDS, type RawRules } from '#domain/settings/rules.ts';
import type { SalonPartInput } from '#domain/settings/salon-part.ts';
import type { Closure, WeeklySpan } from '#domain/slots/salon-book.ts';
import { wallTime } from '../i18n/format.ts';
import { textIn } from '../forms/text.ts';

export const tickOf = (posted: FormData, name: string): boolean => posted.get(name) === 'on';

export const inputOf = <Form>(posted: FormData, form: Form): SalonPartInput<Form> => ({
  seen: textIn(posted, 'seen'),
  form,
  confirmed: tickOf(posted, 'confirmed'),
});

const SPANS = Array.from({ length: SPANS_A_DAY }, (_, index) => index);

export const spanField = (weekday: number, index: number, end: 'from' | 'to'): string =>
  `day${weekday}-${index}-${end}`;

export const readHoursForm = (posted: FormData): SalonPartInput<RawHours> =>
  inputOf(
    posted,
    WEEKDAYS.map((weekday) =>
      SPANS.map((index) => ({
        from: textIn(posted, spanField(weekday, index, 'from')),
        to: textIn(posted, spanField(weekday, index, 'to')),
      })),
    ),
  );

export const rawHoursOf = (hours: readonly WeeklySpan[]): RawHours =>
  WEEKDAYS.map((weekday) => {
    const spans = hours.filter((span) => span.weekday === weekday);
    return Array.from({ length: Math.max(SPANS_A_DAY, spans.length) }, (_, index) => {
      const span = spans[index];
      return span === undefined ? { from: '', to: '' } : { from: wallTime(span.from), to: wallTime(span.to) };
    });
  });

const NO_CLOSURE: RawClosure = {
  fromDay: '',
  toDay: '',
  fromTime: '',
  toTime: '',
  reasonDe: '',
  reasonEn: '',
};
export const CLOSURE_FIELDS = Object.keys(NO_CLOSURE) as readonly (keyof RawClosure)[];
const MOST_CLOSURES = 100;
/** For closures that are new. */
const EMPTY_LINES = 2;

export const closureField = (index: number, field: keyof RawClosure): string => `closure${index}-${field}`;

export function readClosuresForm(posted: FormData): SalonPartInput<readonly RawClosure[]> {
  const count = Array.from({ length: MOST_CLOSURES }, (_, index) => index).findLastIndex((index) =>
    posted.has(closureField(index, 'fromDay')),
  );
  const lineOf = (index: number) =>
    Object.fromEntries(
      CLOSURE_FIELDS.map((field) => [field, textIn(posted, closureField(index, field))]),
    ) as RawClosure;
  return inputOf(
    posted,
    Array.from({ length: count + 1 }, (_, index) => lineOf(index)),
  );
}

export const rawClosuresOf = (closures: readonly Closure[]): readonly RawClosure[] => [
  ...closures.map(({ from, to, hours, reason }) => ({
    fromDay: from,
    toDay: to,
    fromTime: hours === null ? '' : wallTime(hours.from),
    toTime: hours === null ? '' : wallTime(hours.to),
    reasonDe: reason['de-CH'],
    reasonEn: reason.en,
  })),
  ...Array.from({ length: EMPTY_LINES }, () => NO_CLOSURE),
];

export const readRulesForm = (posted: FormData): SalonPartInput<RawRules> =>
  inputOf(posted, {
    ...(Object.fromEntries(RULE_FIELDS.map((field) => [field, textIn(posted, field)])) as Omit<
      RawRules,
      'openOnRestDays' | 'depositBack' | 'keepsCards'
    >),
    depositBack: textIn(posted, 'depositBack'),
    keepsCards: tickOf(posted, 'keepsCards'),
    openOnRestDays: tickOf(posted, 'openOnRestDays'),
  });

export const readMessagesForm = (posted: FormData): SalonPartInput<RawMessages> =>
  inputOf(posted, {
    reminders: tickOf(posted, 'reminders'),
    reminderHours: textIn(posted, 'reminderHours'),
    reminderChannel: textIn(posted, 'reminderChannel'),
    morningMail: tickOf(posted, 'morningMail'),
    morningTime: textIn(posted, 'morningTime'),
    morningRecipients: textIn(posted, 'morningRecipients'),
  });

export const readBillingForm = (posted: FormData): SalonPartInput<RawBilling> =>
  inputOf(posted, { iban: textIn(posted, 'iban'), paymentDays: textIn(posted, 'paymentDays') });

export const readLoyaltyForm = (posted: FormData): SalonPartInput<RawLoyalty> =>
  inputOf(posted, {
    active: tickOf(posted, 'active'),
    pointsPerFranc: textIn(posted, 'pointsPerFranc'),
    tiers: Array.from({ length: MOST_TIERS }, (_, place) => ({
      name: textIn(posted, `name.${place}`),
      threshold: textIn(posted, `threshold.${place}`),
    })),
  });
