import { useTexts } from '../i18n/use-texts.ts';
import type { OwnFactorModel } from '../routes/account-factor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FactorField } from './code-fields.tsx';
import type { FormErrors } from './identity-answers.ts';
import { MemberFrame } from './member-frame.tsx';

export type OwnFactorAnswer = {
  readonly intent: 'confirm' | 'renew' | 'drop';
  readonly errors: FormErrors;
  readonly recovery: readonly string[];
};

type OwnFactorPageProps = { readonly model: OwnFactorModel; readonly answer: OwnFactorAnswer | null };

export function OwnFactorPage({ model, answer }: OwnFactorPageProps) {
  const { factor } = useTexts().identity;
  const made = answer !== null && answer.recovery.length > 0;
  const confirmed = model.confirmed || made;
  return (
    <MemberFrame customer={model.customer} title={factor.title} lead={factor.lead}>
      <div className="mb-8 space-y-4 empty:hidden">
        {answer !== null && <ErrorSummary errors={answer.errors} />}
        {model.mustHave && !confirmed && <Notice tone="alarm">{factor.mustHave}</Notice>}
        {made && <RecoveryCodes codes={answer.recovery} />}
      </div>
      {confirmed ? (
        <Confirmed left={made ? answer.recovery.length : model.recoveryLeft} errors={answer?.errors} />
      ) : (
        <SetUp pending={model.pending} errors={answer?.errors} />
      )}
      {model.mayDemand && <Demand demanded={model.demandedOfLeaders} />}
    </MemberFrame>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { factor } = useTexts().identity;
  return (
    <Notice tone="good" title={factor.codesTitle} urgent>
      <p>{factor.codesText}</p>
      <ul className="mt-3 grid grid-cols-2 gap-x-6 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>{`${code.slice(0, 5)}-${code.slice(5)}`}</li>
        ))}
      </ul>
    </Notice>
  );
}

type SetUpProps = { readonly pending: OwnFactorModel['pending']; readonly errors: FormErrors | undefined };

function SetUp({ pending, errors }: SetUpProps) {
  const { factor } = useTexts().identity;
  if (pending === null) {
    return (
      <form method="post">
        <button type="submit" name="intent" value="begin" className="btn-main">
          {factor.begin}
        </button>
      </form>
    );
  }
  return (
    <form method="post" noValidate className="space-y-6">
      <p>{factor.scan}</p>
      <img src={pending.image} alt={factor.imageAlt} width={220} height={220} />
      <p>
        {factor.orType} <span className="font-mono [overflow-wrap:anywhere]">{pending.words}</span>
      </p>
      <FactorField errors={errors} />
      <button type="submit" name="intent" value="confirm" className="btn-main">
        {factor.confirm}
      </button>
    </form>
  );
}

function Confirmed({ left, errors }: { readonly left: number; readonly errors: FormErrors | undefined }) {
  const { factor } = useTexts().identity;
  return (
    <form method="post" noValidate className="space-y-6">
      <p>{factor.active(left)}</p>
      <FactorField errors={errors} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="renew" className="btn-quiet">
          {factor.renew}
        </button>
        <button type="submit" name="intent" value="drop" className="btn-quiet">
          {factor.drop}
        </button>
      </div>
    </form>
  );
}

function Demand({ demanded }: { readonly demanded: boolean }) {
  const { factor } = useTexts().identity;
  return (
    <section aria-labelledby="demand" className="mt-14 space-y-4">
      <h2 id="demand">{factor.demandTitle}</h2>
      <p>{demanded ? factor.demanded : factor.notDemanded}</p>
      <form method="post">
        <button type="submit" name="intent" value={demanded ? 'release' : 'demand'} className="btn-quiet">
          {demanded ? factor.release : factor.demand}
        </button>
      </form>
    </section>
  );
}
