import type { Slip, SlipPart } from '#domain/ports/slips.ts';

/** A slip as it looks on paper; the browser prints it and nothing beside it. */
export function SlipView({
  slip,
  label,
}: {
  readonly slip: Pick<Slip, 'parts' | 'paper'>;
  readonly label: string;
}) {
  return (
    <section
      aria-label={label}
      className={`slip border border-line bg-paper px-5 py-5 text-base print:border-0 print:p-0 ${slip.paper === 'roll' ? 'max-w-sm' : ''}`}
    >
      {slip.parts.map((part, place) => (
        // Nothing on paper ever changes its place.
        <Part key={place} part={part} />
      ))}
    </section>
  );
}

function Part({ part }: { readonly part: SlipPart }) {
  switch (part.kind) {
    case 'rule':
      return <hr className="my-2 border-line" />;
    case 'pair':
      return (
        <p
          className={`flex items-baseline justify-between gap-4 ${part.strong === true ? 'font-semibold' : ''} ${part.indent === true ? 'pl-4 text-soft' : ''}`}
        >
          <span className="min-w-0">{part.left}</span>{' '}
          <span className="whitespace-nowrap tabular-nums">{part.right}</span>
        </p>
      );
    case 'heading':
      return (
        <h2 className={`mt-1 text-xl sm:text-xl ${part.centred === true ? 'text-center' : ''}`}>
          {part.text}
        </h2>
      );
    case 'text':
      return <p className={part.centred === true ? 'text-center' : ''}>{part.text}</p>;
    case 'small':
      return <p className="font-mono text-sm wrap-anywhere text-soft">{part.text}</p>;
  }
}
