import type { Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';

type VoucherCardProps = {
  readonly model: {
    readonly value: Rappen;
    readonly validUntil: string;
    readonly recipient: string;
    readonly message: string;
    /** Null: its secret is gone. */
    readonly code: string | null;
    readonly qr: string | null;
  };
  readonly from: readonly string[];
};

/** The same on the page of whoever bought it and on the slip that the till prints. */
export function VoucherCard({ model, from }: VoucherCardProps) {
  const words = useTexts().vouchers.printed;
  const [name, ...address] = from;
  return (
    <article className="voucher border border-ink p-6 sm:p-10 print:break-inside-avoid print:border-black print:p-8">
      <p className="text-sm tracking-wide text-soft">{name}</p>
      <h1 className="mt-2">{words.of(price(model.value))}</h1>
      {model.recipient !== '' && <p className="mt-4 text-xl wrap-anywhere">{words.for(model.recipient)}</p>}
      {model.message !== '' && (
        <p className="mt-3 font-serif text-lg wrap-anywhere whitespace-pre-line">{model.message}</p>
      )}
      <div className="mt-8 flex flex-wrap items-center gap-6">
        {model.qr !== null && (
          <img src={model.qr} alt={words.qr} width={128} height={128} className="size-32 bg-white" />
        )}
        <div className="min-w-0">
          <p className="text-sm text-soft">{words.code}</p>
          {model.code === null ? (
            <p>{words.noCode}</p>
          ) : (
            // Breaks behind a hyphen alone: each group stays whole.
            <p className="font-mono text-lg font-medium tracking-wide">{model.code}</p>
          )}
          <p className="mt-3">{words.until(model.validUntil)}</p>
        </div>
      </div>
      <p className="mt-8 text-sm text-soft">
        {words.where}
        {address.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
    </article>
  );
}
