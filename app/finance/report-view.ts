import type { NamedAmount, Report } from '#domain/finance/report.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { monthName, numericDay, price, shortDay } from '../i18n/format.ts';

/** A report in the words of a language. */
export function reportView(report: Report, locale: Locale, { finance }: Catalogue) {
  const words = finance.overview;
  const { buckets, bucketKind } = report;
  const called = (day: LocalDate): string =>
    bucketKind === 'month'
      ? monthName(locale, day)
      : bucketKind === 'day'
        ? shortDay(locale, day)
        : numericDay(day);
  const most = rappen(Math.max(0, ...buckets.map(({ gross }) => gross)));
  const [first, last] = [called(buckets[0]!.from), called(buckets.at(-1)!.from)];
  const named = (of: NamedAmount, unnamed: string) => ({
    key: of.id ?? JSON.stringify(of.name),
    name: of.name === null ? unnamed : typeof of.name === 'string' ? of.name : of.name[locale],
    amount: of.amount,
  });
  return {
    gross: report.gross,
    net: report.net,
    vat: report.vat,
    tips: report.tips,
    entries: report.entries,
    bucketKind,
    time: {
      description: words.chart(first, last, price(most)),
      most: price(most),
      first,
      last,
      columns: buckets.map(({ from, gross }) => ({
        key: from,
        text: `${called(from)}: ${price(gross)}`,
        value: gross,
      })),
      rows: buckets
        .filter(({ gross }) => gross !== 0)
        .map(({ from, gross }) => ({ key: from, name: called(from), amount: gross })),
    },
    kinds: report.kinds.map(({ kind, gross }) => row(kind, words.kind[kind], gross)),
    methods: report.methods.map(({ method, amount }) => row(method, words.method[method], amount)),
    services: report.services.map((each) => named(each, words.unnamed)),
    products: report.products.map((each) => named(each, words.unnamed)),
    staff: report.staff.map((each) => named(each, words.nobody)),
  };
}

const row = (key: string, name: string, amount: Rappen) => ({ key, name, amount });
