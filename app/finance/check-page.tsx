import { formatRappen, rappen } from '#domain/shared/money.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { CheckAnswer, CheckModel } from '../routes/admin-finance-check.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FinanceHead } from './finance-head.tsx';

type CheckPageProps = { readonly model: CheckModel; readonly answer: CheckAnswer | null };

/** What one check of the books has found. */
export function CheckPage({ model, answer }: CheckPageProps) {
  const words = useTexts().finance.check;
  return (
    <div className="narrow pb-16">
      <FinanceHead current="checks" title={words.title(model.when)} />
      <Anchor to="/admin/finance/checks" className="link-tall">
        {words.back}
      </Anchor>
      {model.noted && (
        <p role="status" className="notice mb-4">
          {words.noted}
        </p>
      )}
      {model.step < 4 ? <Running model={model} /> : <Outcome model={model} />}
      {model.findings.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 text-xl sm:text-xl">{words.findings}</h2>
          <ul className="divide-y divide-line border-y border-line">
            {model.findings.map((finding) => (
              <FindingItem
                key={finding.position}
                finding={finding}
                explains={model.explains}
                answer={answer?.position === finding.position ? answer : null}
              />
            ))}
          </ul>
        </section>
      )}
      {model.equation.length > 0 && <EquationTable lines={model.equation} />}
      {model.balances.length > 0 && <Balances model={model} />}
    </div>
  );
}

function Running({ model }: { readonly model: CheckModel }) {
  const words = useTexts().finance.check;
  const { waiting, asking, comparing, done } = words.steps;
  const steps = [waiting, asking, comparing, done];
  return (
    <div role="status">
      <p>{words.step(model.step, steps.length)}</p>
      <ol className="my-2 list-decimal pl-6">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index + 1 === model.step ? 'step' : undefined}
            className={index + 1 === model.step ? 'font-medium' : 'text-soft'}
          >
            {step}
          </li>
        ))}
      </ol>
      <p className="text-sm text-soft">{words.running}</p>
      <Anchor to={`/admin/finance/checks/${model.id}`} className="link-tall">
        {words.reload}
      </Anchor>
    </div>
  );
}

function Outcome({ model }: { readonly model: CheckModel }) {
  const words = useTexts().finance.check;
  const failed = model.state === 'failed';
  const text = failed
    ? words.failed
    : model.open > 0
      ? words.red(model.open)
      : model.total > 0
        ? words.greenExplained
        : words.green;
  return (
    <>
      <Notice tone={failed || model.open > 0 ? 'alarm' : 'good'}>
        <p>{text}</p>
      </Notice>
      {model.vendorAt !== null && <p className="mt-2 text-sm text-soft">{words.vendorAt(model.vendorAt)}</p>}
    </>
  );
}

type FindingItemProps = {
  readonly finding: CheckModel['findings'][number];
  readonly explains: boolean;
  readonly answer: CheckAnswer | null;
};

function FindingItem({ finding, explains, answer }: FindingItemProps) {
  const words = useTexts().finance.check;
  const about = [finding.subject, finding.day].filter((each) => each !== null).join(', ');
  return (
    <li className="py-4">
      <h3 className={`text-lg ${finding.explained === null ? 'text-alarm' : ''}`}>{finding.name}</h3>
      <p>
        {finding.path === null ? (
          about
        ) : (
          <Anchor to={finding.path} className="link-tall" aria-label={words.toRecord(finding.subject)}>
            {about}
          </Anchor>
        )}
        {finding.by !== null && <span className="block tabular-nums">{finding.by}</span>}
      </p>
      {finding.explained !== null && <p className="text-soft">{finding.explained}</p>}
      {finding.explained === null && finding.mayBeExplained && explains && (
        <details className="mt-1" open={answer !== null}>
          <summary className="link-tall cursor-pointer">{words.words}</summary>
          <form method="post" className="space-y-3 pt-1 pb-2">
            <input type="hidden" name="position" value={finding.position} />
            <WordsField answer={answer} position={finding.position} />
            <button type="submit" className="btn-quiet">
              {words.explain}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}

function WordsField({
  answer,
  position,
}: {
  readonly answer: CheckAnswer | null;
  readonly position: number;
}) {
  const words = useTexts().finance.check;
  const id = `words-${position}`;
  return (
    <TextField
      id={id}
      name="words"
      label={words.words}
      hint={words.wordsHint}
      value={answer?.words ?? ''}
      error={answer?.message}
      autoComplete="off"
      maxLength={300}
      optional="unsaid"
    />
  );
}

function EquationTable({ lines }: { readonly lines: CheckModel['equation'] }) {
  const words = useTexts().finance.check;
  return (
    <section className="mt-10">
      <h2 id="equation-heading" className="mb-1 text-xl sm:text-xl">
        {words.equation}
      </h2>
      <p className="mb-2 text-sm text-soft">{words.equationHint}</p>
      <div className="overflow-x-auto" role="region" aria-labelledby="equation-heading" tabIndex={0}>
        <table className="w-full text-left">
          <thead className="text-sm text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="py-1 pr-3 font-normal">
                {words.left}
              </th>
              <th scope="col" className="py-1 pr-3 font-normal">
                {words.right}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {words.difference}
              </th>
            </tr>
          </thead>
          {lines.map((each) => (
            <tbody key={each.line} className="border-b border-line">
              <tr>
                <th scope="rowgroup" colSpan={3} className="pt-2 font-normal">
                  {each.name}
                </th>
              </tr>
              <tr>
                <td className="pr-3 pb-2 whitespace-nowrap text-soft tabular-nums">
                  {formatRappen(each.left)}
                </td>
                <td className="pr-3 pb-2 whitespace-nowrap text-soft tabular-nums">
                  {formatRappen(each.right)}
                </td>
                <td
                  className={`pb-2 text-right whitespace-nowrap tabular-nums ${each.difference === 0 ? 'text-soft' : 'font-medium text-alarm'}`}
                >
                  {formatRappen(each.difference)}
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Balances({ model }: { readonly model: CheckModel }) {
  const words = useTexts().finance.check;
  const total = rappen(model.balances.reduce((all, { amount }) => all + amount, 0));
  return (
    <section className="mt-10">
      <h2 className="mb-1 text-xl sm:text-xl">{words.balances}</h2>
      <p className="mb-2 text-sm text-soft">{words.balancesHint(model.ended ?? model.when)}</p>
      <table className="w-full text-left">
        <caption className="sr-only">{words.balances}</caption>
        <thead className="text-sm text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 pr-3 font-normal">
              {words.accountName}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {words.balance}
            </th>
          </tr>
        </thead>
        <tbody>
          {model.balances.map((each) => (
            <tr key={each.account} className="border-b border-line">
              <th scope="row" className="py-2 pr-3 font-normal wrap-anywhere">
                {each.name}
              </th>
              <td className="py-2 text-right whitespace-nowrap tabular-nums">{formatRappen(each.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-2 pr-3 font-medium">
              {words.sum}
            </th>
            <td className="py-2 text-right font-medium whitespace-nowrap tabular-nums">
              {formatRappen(total)}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
