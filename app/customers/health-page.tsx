import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { HealthAnswer, HealthModel } from '../routes/admin-customer-health.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';

type HealthPageProps = { readonly model: HealthModel; readonly answer: HealthAnswer | null };

export function HealthPage({ model, answer }: HealthPageProps) {
  const { health } = useTexts().customers;
  const errors = answer?.errors ?? [];
  return (
    <div className="narrow pt-4 pb-16">
      <p>
        <Anchor to={`/admin/customers/${model.id}`} className="link-tall">
          ‹ {health.back}
        </Anchor>
      </p>
      <h1 className="pt-2 text-3xl break-words">{health.title(model.name)}</h1>
      <p className="mt-3 pb-6 text-soft">{health.intro}</p>
      <ErrorSummary errors={errors} />
      {answer?.message != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.message}</p>
          {answer.stored !== null && (
            <p className="mt-2 whitespace-pre-line">
              {[answer.stored.formula, answer.stored.allergies].filter((each) => each !== '').join('\n')}
            </p>
          )}
        </Notice>
      )}
      {answer === null && model.done !== null && (
        <Notice tone="good" urgent>
          <p>{health.done[model.done]}</p>
        </Notice>
      )}
      {model.granted && <NoteForm model={model} answer={answer} />}
      <Consent model={model} answer={answer} />
    </div>
  );
}

function NoteForm({ model, answer }: HealthPageProps) {
  const { health } = useTexts().customers;
  const action = inLocale(useLocale(), `/admin/customers/${model.id}/health`);
  const values = answer?.values ?? model.note;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  return (
    <form method="post" action={action} className="mt-6 space-y-6" autoComplete="off" noValidate>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="version" value={model.note.version} />
      <TextField
        name="formula"
        label={health.formula}
        hint={health.formulaHint}
        value={values.formula}
        error={errorOf('formula')}
        optional
        multiline
      />
      <TextField
        name="allergies"
        label={health.allergies}
        value={values.allergies}
        error={errorOf('allergies')}
        optional
        multiline
      />
      <button type="submit" className="btn-main">
        {health.submit}
      </button>
    </form>
  );
}

function Consent({ model, answer }: HealthPageProps) {
  const { customers, account } = useTexts();
  const { health } = customers;
  const locale = useLocale();
  const action = inLocale(locale, `/admin/customers/${model.id}/health`);
  const error = answer?.errors.find(({ field }) => field === 'agreed')?.message;
  const { granted, consents, zone } = model;
  return (
    <section aria-labelledby="consent" className="mt-12">
      <h2 id="consent" className="text-2xl">
        {health.consent}
      </h2>
      {!granted ? (
        <form method="post" action={action} className="mt-3 space-y-4" noValidate>
          <input type="hidden" name="intent" value="give" />
          <p className="text-soft">{health.readAloud}</p>
          <blockquote className="notice">
            <p>{account.consents.purpose.health_notes.text}</p>
          </blockquote>
          {error !== undefined && <FieldError id="agreed-error" message={error} />}
          <label className="pick border-t border-line">
            <input
              id="agreed"
              type="checkbox"
              name="agreed"
              required
              aria-invalid={error !== undefined}
              aria-describedby={error === undefined ? undefined : 'agreed-error'}
            />
            <span>{health.agreed}</span>
          </label>
          <button type="submit" className="btn-main">
            {health.give}
          </button>
        </form>
      ) : (
        <form method="post" action={action} className="mt-3 space-y-3">
          <p>
            {health.inForce} {!model.sameWording && health.otherWording}
          </p>
          <p className="text-soft">{health.withdrawHint}</p>
          <button name="intent" value="withdraw" className="btn-alarm">
            {health.withdraw}
          </button>
        </form>
      )}
      {consents.length > 0 && (
        <>
          <h3 className="mt-6 font-medium">{account.consents.history}</h3>
          <ul className="mt-1 text-soft">
            {consents.map((each) => (
              <li key={each.at}>
                {account.consents.entry(longMoment(locale, zone, each.at), each.granted, each.byTeam)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
