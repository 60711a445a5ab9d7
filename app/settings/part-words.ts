/** The salon's settings in words: for the overview, and for whoever sees what somebody else has saved. */
import type { RawClosure } from '#domain/settings/closures.ts';
import { isEmptyLine } from '#domain/settings/closures.ts';
import type { RawBilling } from '#domain/settings/billing.ts';
import type { RawLoyalty } from '#domain/settings/loyalty.ts';
import type { RawMessages } from '#domain/settings/messages.ts';
import { WEEKDAYS, type RawHours } from '#domain/settings/opening-hours.ts';
import { RULE_FIELDS, type RawRules } from '#domain/settings/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Difference } from './form-answer.ts';

const differing = (all: readonly Difference[]): readonly Difference[] =>
  all.filter(({ stored, yours }) => stored !== yours);

export const dayWords = (spans: RawHours[number], { settings }: Catalogue): string =>
  spans
    .filter(({ from, to }) => from !== '' || to !== '')
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ') || settings.hours.closed;

export const hoursDifferences = (stored: RawHours, yours: RawHours, texts: Catalogue) =>
  differing(
    WEEKDAYS.map((weekday, index) => ({
      label: texts.site.weekdays[weekday],
      stored: dayWords(stored[index] ?? [], texts),
      yours: dayWords(yours[index] ?? [], texts),
    })),
  );

export const closureWords = (closure: RawClosure): string =>
  [
    closure.toDay === '' || closure.toDay === closure.fromDay
      ? closure.fromDay
      : `${closure.fromDay} – ${closure.toDay}`,
    ...(closure.fromTime === '' ? [] : [`${closure.fromTime}–${closure.toTime}`]),
    closure.reasonDe,
  ].join(', ');

export function closureDifferences(
  stored: readonly RawClosure[],
  yours: readonly RawClosure[],
  { settings }: Catalogue,
): readonly Difference[] {
  const inWords = (closures: readonly RawClosure[]) =>
    closures
      .filter((closure) => !isEmptyLine(closure))
      .map(closureWords)
      .join('; ') || settings.nothing;
  return [{ label: settings.closures.title, stored: inWords(stored), yours: inWords(yours) }];
}

const backWords = ({ depositBack }: RawRules, { rules }: Catalogue['settings']): string =>
  rules.depositBackOf[depositBack === 'voucher' ? 'voucher' : 'refund'];

export const ruleDifferences = (stored: RawRules, yours: RawRules, { settings }: Catalogue) =>
  differing([
    ...RULE_FIELDS.map((field) => ({
      label: settings.rules.field[field],
      stored: stored[field],
      yours: yours[field],
    })),
    {
      label: settings.rules.depositBack,
      stored: backWords(stored, settings),
      yours: backWords(yours, settings),
    },
    {
      label: settings.rules.keepsCards,
      stored: stored.keepsCards ? settings.yes : settings.no,
      yours: yours.keepsCards ? settings.yes : settings.no,
    },
    {
      label: settings.rules.openOnRestDays,
      stored: stored.openOnRestDays ? settings.yes : settings.no,
      yours: yours.openOnRestDays ? settings.yes : settings.no,
    },
  ]);

export function messageDifferences(
  stored: RawMessages,
  yours: RawMessages,
  { settings, messages }: Catalogue,
): readonly Difference[] {
  const { settings: labels } = messages;
  const shown = (value: RawMessages, field: keyof RawMessages): string => {
    if (field === 'reminders' || field === 'morningMail') return value[field] ? settings.yes : settings.no;
    if (field === 'reminderChannel' && value.reminderChannel in labels.channel)
      return labels.channel[value.reminderChannel as keyof typeof labels.channel];
    return value[field].trim().split(/\s+/).join(', ') || settings.nothing;
  };
  return differing(
    (Object.keys(stored) as (keyof RawMessages)[]).map((field) => ({
      label: labels[field],
      stored: shown(stored, field),
      yours: shown(yours, field),
    })),
  );
}

export const billingDifferences = (
  stored: RawBilling,
  yours: RawBilling,
  { settings, invoices }: Catalogue,
): readonly Difference[] =>
  differing(
    (['iban', 'paymentDays'] as const).map((field) => ({
      label: invoices.settings[field],
      stored: stored[field] || settings.nothing,
      yours: yours[field] || settings.nothing,
    })),
  );

const tiersShown = ({ tiers }: RawLoyalty): string =>
  tiers
    .filter(({ name, threshold }) => name !== '' || threshold !== '')
    .map(({ name, threshold }) => `${name} ${threshold}`)
    .join(', ');

export const loyaltyDifferences = (
  stored: RawLoyalty,
  yours: RawLoyalty,
  { settings, loyalty }: Catalogue,
): readonly Difference[] => {
  const words = loyalty.settings;
  const shown = (text: string): string => (text === '' ? settings.nothing : text);
  return differing([
    { label: words.active, stored: words.on(stored.active), yours: words.on(yours.active) },
    {
      label: words.pointsPerFranc,
      stored: shown(stored.pointsPerFranc),
      yours: shown(yours.pointsPerFranc),
    },
    {
      label: words.tiers,
      stored: shown(tiersShown(stored)),
      yours: shown(tiersShown(yours)),
    },
  ]);
};
