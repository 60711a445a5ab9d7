import { PRESETS } from '#domain/finance/range.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { RangeModel } from './range-of.ts';

const PARTS = [
  ['overview', '/admin/finance'],
  ['visits', '/admin/finance/visits'],
  ['vat', '/admin/finance/vat'],
  ['journal', '/admin/finance/journal'],
  ['checks', '/admin/finance/checks'],
] as const;

export type FinancePart = (typeof PARTS)[number][0];

type FinanceHeadProps = {
  readonly current: FinancePart;
  readonly title: string;
  /** Kept from part to part; none: the part knows no days. */
  readonly query?: string;
};

const LINK =
  'flex min-h-11 min-w-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline';

/** The head of the finance pages. */
export function FinanceHead({ current, title, query }: FinanceHeadProps) {
  const words = useTexts().finance;
  return (
    <>
      <nav aria-label={words.partsLabel} className="no-print mt-3 border-b border-line">
        <ul className="-mx-2 flex flex-wrap">
          {PARTS.map(([part, path]) => (
            <li key={part}>
              <Anchor
                to={query === undefined || part === 'checks' ? path : `${path}?${query}`}
                aria-current={part === current ? 'page' : undefined}
                className={LINK}
              >
                {words.parts[part]}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <h1 className="mt-5 mb-4 text-3xl sm:text-4xl">{title}</h1>
    </>
  );
}

/** Which days: by name, or from one to another. */
export function RangeForm({ path, range }: { readonly path: string; readonly range: RangeModel }) {
  const words = useTexts().finance.range;
  const locale = useLocale();
  const errorOf = (field: 'from' | 'to') => (range.error?.field === field ? range.error.words : undefined);
  return (
    <div className="no-print">
      <ul aria-label={words.label} className="-mx-2 flex flex-wrap">
        {PRESETS.map((preset) => (
          <li key={preset}>
            <Anchor
              to={`${path}?preset=${preset}`}
              aria-current={preset === range.preset ? 'true' : undefined}
              className={LINK}
            >
              {words.presets[preset]}
            </Anchor>
          </li>
        ))}
      </ul>
      <form method="get" action={inLocale(locale, path)} className="mt-2 flex flex-wrap items-end gap-4">
        <TextField
          name="from"
          label={words.from}
          type="date"
          value={range.from}
          error={errorOf('from')}
          optional="unsaid"
        />
        <TextField
          name="to"
          label={words.to}
          type="date"
          value={range.to}
          error={errorOf('to')}
          optional="unsaid"
        />
        <button type="submit" className="btn-quiet">
          {words.show}
        </button>
      </form>
    </div>
  );
}
