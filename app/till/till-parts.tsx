import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

const PARTS = [
  ['sell', '/admin/till'],
  ['sales', '/admin/till/sales'],
  ['cash', '/admin/till/cash'],
  ['closing', '/admin/till/closing'],
  ['closings', '/admin/till/closings'],
] as const;

export type TillPart = (typeof PARTS)[number][0];

/** Head office reads, and sells nothing. */
const TO_READ: readonly TillPart[] = ['sales', 'closings'];

type TillPartsProps = { readonly current: TillPart; readonly title: string; readonly uses: boolean };

/** The head of the till's pages. */
export function TillParts({ current, title, uses }: TillPartsProps) {
  const words = useTexts().till;
  return (
    <>
      <nav aria-label={words.partsLabel} className="no-print mt-3 border-b border-line">
        <ul className="-mx-2 flex flex-wrap">
          {PARTS.filter(([part]) => uses || TO_READ.includes(part)).map(([part, path]) => (
            <li key={part}>
              <Anchor
                to={path}
                aria-current={part === current ? 'page' : undefined}
                className="flex min-h-11 items-center px-2 text-soft underline-offset-8 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
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
