import { longMoment, price, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DeskVoucherAnswer, DeskVoucherModel } from '../routes/admin-voucher.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { sourceWords } from './voucher-model.ts';

type DeskVoucherProps = { readonly model: DeskVoucherModel; readonly answer: DeskVoucherAnswer | null };

/** One voucher with everything that was ever done with it. The code is not told here: only its last four symbols. */
export function DeskVoucher({ model, answer }: DeskVoucherProps) {
  const { vouchers } = useTexts();
  const words = vouchers.desk;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/vouchers" className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <header className="pt-2 pb-6">
        <h1>
          {vouchers.printed.title} {words.endsWith(model.lastFour)}
        </h1>
        <p className="mt-2">
          <strong className="font-medium">{vouchers.status[model.status]}</strong>
        </p>
        {model.blockedReason !== null && (
          <p className="wrap-anywhere">{words.blockedBecause(model.blockedReason)}</p>
        )}
      </header>
      {model.done && answer === null && (
        <Notice tone="good">
          <p role="status">{words.done}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      <Facts model={model} />
      <History model={model} />
      {model.mayKeep && <KeepForm model={model} answer={answer} />}
      {model.mayTakeBack && <TakeBackForm model={model} answer={answer} />}
    </div>
  );
}

function Facts({ model }: { readonly model: DeskVoucherModel }) {
  const texts = useTexts();
  const words = texts.vouchers.desk;
  const locale = useLocale();
  const source = sourceWords(model, texts);
  return (
    <dl className="grid grid-cols-2 gap-4 border-y border-line py-4 sm:grid-cols-3">
      <div>
        <dt className="text-sm text-soft">{words.balance}</dt>
        <dd className="text-xl tabular-nums">{price(model.balance)}</dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{words.value}</dt>
        <dd className="tabular-nums">{price(model.value)}</dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{words.validUntil}</dt>
        <dd>{model.validUntil}</dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{words.issued}</dt>
        <dd>{longMoment(locale, model.zone, model.issuedAt)}</dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{words.soldBy}</dt>
        <dd>
          {model.sourcePath === null ? (
            source
          ) : (
            <Anchor to={model.sourcePath} className="link-tall">
              {source}
            </Anchor>
          )}
        </dd>
      </div>
      {model.recipient !== '' && (
        <div>
          <dt className="text-sm text-soft">{words.forWhom}</dt>
          <dd className="wrap-anywhere">{model.recipient}</dd>
        </div>
      )}
    </dl>
  );
}

function History({ model }: { readonly model: DeskVoucherModel }) {
  const words = useTexts().vouchers.desk;
  const locale = useLocale();
  return (
    <section className="pt-10" aria-labelledby="history">
      <h2 id="history" className="mb-2">
        {words.history}
      </h2>
      <ol>
        {model.history.map((line) => (
          <li
            key={line.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-2.5"
          >
            <span>
              {words.moveOf[line.kind]}
              {line.path !== null && line.number !== null && (
                <>
                  {' '}
                  ·{' '}
                  <Anchor to={line.path} className="link-tall">
                    {words.sourceOf[line.source](line.number)}
                  </Anchor>
                </>
              )}
            </span>
            <span className="text-right tabular-nums">{price(line.amount)}</span>
            <span className="text-sm wrap-anywhere text-soft">
              {shortMoment(locale, model.zone, line.at)}
              {line.reason !== null && ` · ${line.reason}`}
            </span>
            <span className="text-right text-sm text-soft tabular-nums">
              {words.balanceAfter(price(line.balanceAfter))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function KeepForm({ model, answer }: DeskVoucherProps) {
  const { frame, vouchers } = useTexts();
  const words = vouchers.desk;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  const step = model.status === 'blocked' ? 'unblock' : 'block';
  return (
    <section className="pt-10" aria-labelledby="keep">
      <h2 id="keep" className="mb-3">
        {words.keep}
      </h2>
      <form method="post" noValidate className="space-y-6">
        <input type="hidden" name="version" value={model.version} />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={answer?.reason ?? ''}
          error={errorOf('reason')}
          autoComplete="off"
        />
        <button
          type="submit"
          name="step"
          value={step}
          className="btn-quiet"
          data-pending={frame.form.sending}
        >
          {words.stepOf[step]}
        </button>
        <TextField
          name="until"
          type="date"
          label={words.until}
          hint={words.untilHint}
          value={answer?.until ?? model.validUntilDay}
          error={errorOf('until')}
          optional="unsaid"
        />
        <button
          type="submit"
          name="step"
          value="extend"
          className="btn-quiet"
          data-pending={frame.form.sending}
        >
          {words.stepOf.extend}
        </button>
      </form>
    </section>
  );
}

function TakeBackForm({ model, answer }: DeskVoucherProps) {
  const { frame, vouchers } = useTexts();
  const words = vouchers.desk;
  return (
    <section className="pt-10" aria-labelledby="take-back">
      <h2 id="take-back" className="mb-2">
        {words.takeBackTitle}
      </h2>
      <p className="mb-4 text-soft">{words.takeBackText(price(model.balance))}</p>
      <form method="post" noValidate className="space-y-6">
        <input type="hidden" name="refundId" value={model.refundId} />
        <TextField
          name="words"
          label={words.takeBackWords}
          hint={words.takeBackHint}
          value={answer?.words ?? ''}
          error={answer?.errors.find(({ field }) => field === 'words')?.message}
          autoComplete="off"
        />
        <button
          type="submit"
          name="step"
          value="take_back"
          className="btn-quiet"
          data-pending={frame.form.sending}
        >
          {words.takeBack}
        </button>
      </form>
    </section>
  );
}
