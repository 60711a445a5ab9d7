import { useId } from 'react';

export type Column = {
  readonly key: string;
  /** What it is called, for whoever hovers: `12.03.: CHF 310.00`. */
  readonly text: string;
  readonly value: number;
};

type ColumnChartProps = {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Beside the highest column, and under the first and the last. */
  readonly most: string;
  readonly first: string;
  readonly last: string;
};

const STEP = 10;
const WIDTH = 8;
const HEIGHT = 100;

/**
 * Columns, drawn on the server. The drawing is stretched to the page's width, and its words stand beside it as text, so
 * that they are as large on a telephone as elsewhere. The same figures belong into a table beneath it.
 */
export function ColumnChart({ title, description, columns, most, first, last }: ColumnChartProps) {
  const id = useId();
  const values = columns.map(({ value }) => value);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const scale = HEIGHT / Math.max(1, top - bottom);
  const zero = top * scale;
  return (
    <figure>
      <p className="text-sm text-soft tabular-nums" aria-hidden="true">
        {most}
      </p>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
        viewBox={`0 0 ${Math.max(1, columns.length) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-40 w-full border-t border-line"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{description}</desc>
        {columns.map(({ key, text, value }, index) => (
          <rect
            key={key}
            x={index * STEP + (STEP - WIDTH) / 2}
            y={value >= 0 ? zero - value * scale : zero}
            width={WIDTH}
            height={Math.abs(value) * scale}
            className={value >= 0 ? 'fill-accent' : 'fill-alarm'}
          >
            <title>{text}</title>
          </rect>
        ))}
        <line
          x1={0}
          x2={columns.length * STEP}
          y1={zero}
          y2={zero}
          vectorEffect="non-scaling-stroke"
          className="stroke-edge"
        />
      </svg>
      <p className="flex justify-between text-sm text-soft tabular-nums" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </p>
    </figure>
  );
}
