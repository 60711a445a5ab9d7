import { PRESETS, presetRange, readRange, type Preset, type ReportRange } from '#domain/finance/range.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export type RangeModel = {
  /** As it was typed. */
  readonly from: string;
  readonly to: string;
  readonly error: { readonly field: 'from' | 'to'; readonly words: string } | null;
  readonly preset: Preset | null;
};

/** The days that an address asks for: by name or by two dates; else this month. Null: they are none. */
export function rangeOf(
  url: URL,
  today: LocalDate,
  { finance }: Catalogue,
): { readonly range: ReportRange | null; readonly model: RangeModel } {
  const asked = url.searchParams.get('preset');
  const preset = PRESETS.find((each) => each === asked) ?? null;
  const [from, to] = [url.searchParams.get('from'), url.searchParams.get('to')];
  if (preset === null && (from !== null || to !== null)) {
    const read = readRange(from ?? '', to ?? '');
    const typed = { from: from ?? '', to: to ?? '', preset: null };
    if (read.ok) return { range: read.range, model: { ...typed, error: null } };
    const { field, reason } = read.refusal;
    return { range: null, model: { ...typed, error: { field, words: finance.range.wrong[reason] } } };
  }
  const name = preset ?? 'this_month';
  const range = presetRange(name, today);
  return { range, model: { ...range, error: null, preset: name } };
}

/** The same days on another page. */
export const rangeQuery = ({ from, to }: ReportRange): string => `from=${from}&to=${to}`;
