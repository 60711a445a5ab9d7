import { fieldOf } from '#domain/till/basket.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { SelectField } from '../settings/choice-fields.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { DeskLine, DeskView } from './desk-view.ts';

type LineProps = {
  readonly line: DeskLine;
  readonly view: DeskView;
  readonly errorOf: (field: string) => string | undefined;
};

/** One thing that is sold: what it is, what it costs, and why it costs less. */
export function DeskLineRow({ line, view, errorOf }: LineProps) {
  const { till } = useTexts();
  const words = till.sell;
  const { key } = line.raw;
  const isFree = key.startsWith('f');
  const isVoucher = key.startsWith('v');
  const title = isFree ? words.freeLine : isVoucher ? till.method.voucher : line.name;
  return (
    <li className="border-b border-line py-4">
      {/* Several lines have fields of the same name: whoever listens hears whose they are. */}
      <div role="group" aria-label={title}>
        <input type="hidden" name="line" value={key} />
        <input type="hidden" name={fieldOf('seen', key)} value={line.unitPrice ?? ''} />
        <div className="flex items-baseline justify-between gap-4">
          <p className="min-w-0 font-medium">
            {title}
            {line.by !== null && <span className="font-normal text-soft"> {words.with(line.by)}</span>}
          </p>
          <p className="whitespace-nowrap tabular-nums">{line.total === null ? '–' : price(line.total)}</p>
        </div>
        {line.pieces !== null ? (
          line.unitPrice !== null && (
            <p className="text-soft">{words.orderedPieces(line.pieces, price(line.unitPrice))}</p>
          )
        ) : isVoucher ? (
          <div className="mt-2 w-40">
            <TextField
              name={fieldOf('amount', key)}
              label={words.amount}
              hint={words.voucherAmount}
              value={line.raw.amount}
              error={errorOf(fieldOf('amount', key))}
              inputMode="numeric"
              autoComplete="off"
            />
          </div>
        ) : isFree ? (
          <FreeFields line={line} view={view} errorOf={errorOf} />
        ) : (
          <ListedFields line={line} errorOf={errorOf} />
        )}
        {!/^[so]/.test(key) && (
          <button
            name="remove"
            value={key}
            className="link-tall cursor-pointer"
            aria-label={words.removeOf(title)}
          >
            {words.remove}
          </button>
        )}
      </div>
    </li>
  );
}

function ListedFields({ line, errorOf }: Omit<LineProps, 'view'>) {
  const words = useTexts().till.sell;
  const { key, quantity, reduction, reason } = line.raw;
  const wrong = errorOf(fieldOf('reduction', key)) ?? errorOf(fieldOf('reason', key));
  return (
    <>
      {key.startsWith('p') && (
        <div className="mt-2 flex flex-wrap items-end gap-4">
          <div className="w-24">
            <TextField
              name={fieldOf('quantity', key)}
              label={words.pieces}
              value={quantity}
              error={errorOf(fieldOf('quantity', key))}
              inputMode="numeric"
            />
          </div>
          {line.unitPrice !== null && <p className="pb-3 text-soft">{words.each(price(line.unitPrice))}</p>}
        </div>
      )}
      <details className="mt-1" open={wrong !== undefined || reduction.trim() !== ''}>
        <summary className="link-tall cursor-pointer">{words.reduce}</summary>
        <div className="mt-1 grid gap-4 sm:grid-cols-[10rem_1fr] sm:items-end">
          <TextField
            name={fieldOf('reduction', key)}
            label={words.reduction}
            value={reduction}
            error={errorOf(fieldOf('reduction', key))}
            inputMode="decimal"
            optional="unsaid"
          />
          <TextField
            name={fieldOf('reason', key)}
            label={words.reason}
            value={reason}
            error={errorOf(fieldOf('reason', key))}
            maxLength={120}
            optional="unsaid"
          />
        </div>
      </details>
    </>
  );
}

function FreeFields({ line, view, errorOf }: LineProps) {
  const words = useTexts().till.sell;
  const { key, text, amount, vatCode, reason } = line.raw;
  return (
    <div className="mt-2 grid gap-4 sm:grid-cols-[1fr_10rem] sm:items-end">
      <TextField
        name={fieldOf('text', key)}
        label={words.text}
        value={text}
        error={errorOf(fieldOf('text', key))}
        maxLength={120}
      />
      <TextField
        name={fieldOf('amount', key)}
        label={words.amount}
        value={amount}
        error={errorOf(fieldOf('amount', key))}
        inputMode="decimal"
      />
      <TextField
        name={fieldOf('reason', key)}
        label={words.why}
        value={reason}
        error={errorOf(fieldOf('reason', key))}
        maxLength={120}
      />
      {view.rates.length > 0 && (
        <SelectField
          name={fieldOf('vatCode', key)}
          label={words.vatCode}
          value={vatCode}
          options={view.rates}
          error={errorOf(fieldOf('vatCode', key))}
        />
      )}
    </div>
  );
}
