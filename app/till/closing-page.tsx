import { formatRappen, rappen } from '#domain/shared/money.ts';
import { DENOMINATIONS, isNote, pieceField, type Denomination } from '#domain/till/cash-count.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ClosingAnswer, ClosingPageModel } from '../routes/admin-till-closing.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { SlipView } from './slip-view.tsx';
import { TillParts } from './till-parts.tsx';

type ClosingPageProps = { readonly model: ClosingPageModel; readonly answer: ClosingAnswer | null };

/** What there should be, beside what there is. */
export function ClosingPage({ model, answer }: ClosingPageProps) {
  const { till } = useTexts();
  const words = till.closing;
  return (
    <div className="wrap pb-16">
      <TillParts current="closing" title={words.title} uses />
      {answer?.problem != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.problem}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      <p className="max-w-2xl pb-4 text-soft">{words.intro}</p>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="space-y-4">
          <SlipView slip={{ parts: model.takings, paper: 'a4' }} label={words.takings} />
          <SlipView slip={{ parts: model.till, paper: 'a4' }} label={words.till} />
        </div>
        <CountForm model={model} answer={answer} />
      </div>
    </div>
  );
}

function CountForm({ model, answer }: ClosingPageProps) {
  const { till, frame } = useTexts();
  const path = inLocale(useLocale(), '/admin/till/closing');
  const words = till.closing;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  const pieces = (denomination: Denomination) => (
    <PiecesField
      key={denomination}
      denomination={denomination}
      value={answer?.values.pieces[String(denomination)] ?? ''}
      error={errorOf(pieceField(denomination))}
    />
  );
  return (
    <section aria-labelledby="count">
      <h2 id="count" className="border-b border-line pb-1">
        {words.countTitle}
      </h2>
      <form method="post" action={path} noValidate>
        <input type="hidden" name="id" value={answer?.id ?? model.closingId} />
        <input type="hidden" name="seen" value={model.seen} />
        {/* Enter in a field adds up, and closes nothing. */}
        <button name="intent" value="count" className="sr-only" tabIndex={-1} aria-hidden="true">
          {words.count}
        </button>
        <div className="grid grid-cols-2 gap-x-8">
          <fieldset>
            <legend className="pt-3 pb-1 font-medium">{words.notes}</legend>
            {DENOMINATIONS.filter(isNote).map(pieces)}
          </fieldset>
          <fieldset>
            <legend className="pt-3 pb-1 font-medium">{words.coins}</legend>
            {DENOMINATIONS.filter((each) => !isNote(each)).map(pieces)}
          </fieldset>
        </div>
        <p className="py-4">
          <button name="intent" value="count" className="btn-quiet" formAction={`${path}#sum`}>
            {words.count}
          </button>
        </p>
        <Sum model={model} answer={answer} />
        <div className="space-y-5 pt-4">
          <TextField
            name="left"
            label={words.left}
            hint={words.leftHint}
            value={answer?.values.left ?? model.opening}
            error={errorOf('left')}
            inputMode="decimal"
          />
          <TextField
            name="note"
            label={words.note}
            hint={words.noteHint}
            value={answer?.values.note ?? ''}
            error={errorOf('note')}
            maxLength={500}
            optional="unsaid"
            multiline
          />
          <button name="intent" value="close" className="btn-main" data-pending={frame.form.sending}>
            {words.close}
          </button>
        </div>
      </form>
    </section>
  );
}

type PiecesProps = {
  readonly denomination: Denomination;
  readonly value: string;
  readonly error: string | undefined;
};

function PiecesField({ denomination, value, error }: PiecesProps) {
  const words = useTexts().till.closing;
  const name = pieceField(denomination);
  return (
    <div className="border-b border-line py-1.5">
      {error !== undefined && <FieldError id={`${name}-error`} message={error} />}
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={name} className="whitespace-nowrap tabular-nums">
          <span className="sr-only">{words.piecesOf('CHF')} </span>
          {formatRappen(rappen(denomination))}
        </label>
        <input
          id={name}
          name={name}
          defaultValue={value}
          className="input w-20 text-right"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${name}-error`}
        />
      </div>
    </div>
  );
}

function Sum({ model, answer }: ClosingPageProps) {
  const words = useTexts().till.closing;
  const counted = answer?.counted ?? null;
  if (counted === null) return <div id="sum" />;
  const difference = rappen(counted - model.expected);
  return (
    <dl id="sum" className={difference === 0 ? 'notice' : 'notice-alarm'}>
      <div className="flex justify-between gap-4 text-xl font-medium">
        <dt>{words.counted}</dt>
        <dd className="whitespace-nowrap tabular-nums">{price(counted)}</dd>
      </div>
      <div className="flex justify-between gap-4">
        <dt>{words.difference}</dt>
        <dd className="whitespace-nowrap tabular-nums">
          {difference === 0 ? words.exact : price(difference)}
        </dd>
      </div>
    </dl>
  );
}
