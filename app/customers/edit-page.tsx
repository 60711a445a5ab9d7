import { LOCALES } from '#domain/shared/locale.ts';
import { phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { EditAnswer, EditModel } from '../routes/admin-customer-edit.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';

type EditPageProps = { readonly model: EditModel; readonly answer: EditAnswer | null };

export function EditPage({ model, answer }: EditPageProps) {
  const { edit } = useTexts().customers;
  const locale = useLocale();
  const home = `/admin/customers/${model.id}`;
  const values = answer?.values ?? { ...model.values, phone: phoneText(model.values.phone) };
  const errors = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const language = errorOf('locale');
  return (
    <div className="narrow pt-4 pb-16">
      <h1 className="pb-6 text-3xl break-words">{edit.title(model.name)}</h1>
      <ErrorSummary errors={errors} />
      {answer?.message != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.message}</p>
          {answer.stored !== null && <Stored stored={answer.stored} />}
        </Notice>
      )}
      <form
        method="post"
        action={inLocale(locale, `${home}/edit`)}
        className="mt-6 space-y-6"
        autoComplete="off"
        noValidate
      >
        <input type="hidden" name="seen" value={model.seen} />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            name="firstName"
            label={edit.firstName}
            value={values.firstName}
            error={errorOf('firstName')}
          />
          <TextField
            name="lastName"
            label={edit.lastName}
            value={values.lastName}
            error={errorOf('lastName')}
          />
        </div>
        <TextField
          name="phone"
          type="tel"
          label={edit.phone}
          hint={edit.phoneHint}
          value={values.phone}
          error={errorOf('phone')}
          optional
        />
        <TextField
          name="email"
          type="email"
          label={edit.email}
          value={values.email}
          error={errorOf('email')}
          optional
        />
        <div>
          <label htmlFor="locale" className="font-medium">
            {edit.language}
          </label>
          {language !== undefined && <FieldError id="locale-error" message={language} />}
          <select id="locale" name="locale" className="input mt-1.5" defaultValue={values.locale}>
            {LOCALES.map((each) => (
              <option key={each} value={each}>
                {edit.languages[each]}
              </option>
            ))}
          </select>
        </div>
        <p className="flex flex-wrap gap-3">
          <button type="submit" className="btn-main">
            {edit.submit}
          </button>
          <Anchor to={home} className="btn-quiet">
            {edit.cancel}
          </Anchor>
        </p>
      </form>
    </div>
  );
}

function Stored({ stored }: { readonly stored: NonNullable<EditAnswer['stored']> }) {
  const { edit } = useTexts().customers;
  const { firstName, lastName, phone, email } = stored;
  return (
    <p className="mt-2">
      {edit.nowStored}:{' '}
      <strong>
        {[`${firstName} ${lastName}`, phoneText(phone), email].filter((each) => each !== '').join(', ')}
      </strong>
    </p>
  );
}
