import { LOCALES } from '#domain/shared/locale.ts';
import { longMoment, phoneText, timeOfDay } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ProfileModel } from '../routes/account-profile.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { AccountFrame } from './account-frame.tsx';
import type { ProfileAnswer, ProfileField } from './profile-answer.ts';

type ProfilePageProps = { readonly model: ProfileModel; readonly answer: ProfileAnswer | null };

export function ProfilePage({ model, answer }: ProfilePageProps) {
  const { account } = useTexts();
  const { news } = model;
  return (
    <AccountFrame title={account.profile.title}>
      <div className="mb-8 space-y-4 empty:hidden">
        {answer === null && news !== null && (
          <Notice tone="good">{news === 'saved' ? account.profile.saved : account.profile.changed}</Notice>
        )}
        {answer !== null && <ErrorSummary errors={answer.errors} />}
        {answer?.now != null && <ChangedMeanwhile now={answer.now} />}
      </div>
      <PersonForm model={model} answer={answer} />
      <Address model={model} answer={answer} />
    </AccountFrame>
  );
}

function ChangedMeanwhile({ now }: { readonly now: NonNullable<ProfileAnswer['now']> }) {
  const { profile } = useTexts().account;
  return (
    <Notice tone="alarm" title={profile.meanwhile} urgent>
      <p>{profile.meanwhileText}</p>
      <p>
        {now.firstName} {now.lastName}, {now.phone === '' ? '–' : phoneText(now.phone)},{' '}
        {profile.languages[now.locale]}
      </p>
    </Notice>
  );
}

const errorOf = (answer: ProfileAnswer | null, field: ProfileField): string | undefined =>
  answer?.errors.find((error) => error.field === field)?.message;

function PersonForm({ model, answer }: ProfilePageProps) {
  const { account, booking, frame } = useTexts();
  const { profile } = account;
  const { details } = booking;
  const values = answer?.typed ?? { ...model.profile, phone: phoneText(model.profile.phone) };
  // After a conflict the form answers what stands there now: saving again is a decision.
  const seen = answer?.now ?? model.profile;
  const wrongLocale = errorOf(answer, 'locale');
  return (
    <form method="post" noValidate className="space-y-6">
      <h2>{profile.person}</h2>
      {Object.entries(seen).map(([field, value]) => (
        <input key={field} type="hidden" name={`${field}Seen`} value={value} />
      ))}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          name="firstName"
          label={details.firstName}
          value={values.firstName}
          error={errorOf(answer, 'firstName')}
          autoComplete="given-name"
        />
        <TextField
          name="lastName"
          label={details.lastName}
          value={values.lastName}
          error={errorOf(answer, 'lastName')}
          autoComplete="family-name"
        />
      </div>
      <TextField
        name="phone"
        type="tel"
        label={details.phone}
        hint={details.phoneHint}
        value={values.phone}
        error={errorOf(answer, 'phone')}
        autoComplete="tel"
      />
      <div>
        <label htmlFor="locale" className="font-medium">
          {profile.locale}
        </label>
        {wrongLocale !== undefined && <FieldError id="locale-error" message={wrongLocale} />}
        <div className="mt-1.5">
          <select
            id="locale"
            name="locale"
            className="input"
            defaultValue={values.locale}
            aria-invalid={wrongLocale !== undefined}
            aria-describedby={wrongLocale === undefined ? undefined : 'locale-error'}
          >
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {profile.languages[locale]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button
        type="submit"
        name="intent"
        value="profile"
        className="btn-main"
        data-pending={frame.form.sending}
      >
        {profile.save}
      </button>
    </form>
  );
}

function Address({ model, answer }: ProfilePageProps) {
  const { account, frame } = useTexts();
  const { profile } = account;
  const locale = useLocale();
  const { pending, zone } = model;
  const wrongCode = errorOf(answer, 'code');
  return (
    <section aria-labelledby="address" className="mt-14 space-y-6">
      <h2 id="address">{profile.address}</h2>
      <p className="[overflow-wrap:anywhere]">{profile.addressNow(model.email)}</p>
      {pending !== null && (
        <form method="post" noValidate className="space-y-6 bg-mist px-5 py-5">
          <p className="[overflow-wrap:anywhere]">{profile.addressPending(pending.email)}</p>
          <TextField
            name="code"
            label={profile.code}
            hint={profile.codeUntil(
              model.pendingToday
                ? timeOfDay(locale, zone, pending.until)
                : longMoment(locale, zone, pending.until),
            )}
            value=""
            error={wrongCode}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <div className="flex flex-wrap gap-3">
            <button
              type="submit"
              name="intent"
              value="code"
              className="btn-main"
              data-pending={frame.form.sending}
            >
              {profile.codeSubmit}
            </button>
            <button type="submit" name="intent" value="drop" className="btn-quiet">
              {profile.codeDrop}
            </button>
          </div>
        </form>
      )}
      <form method="post" noValidate className="space-y-6">
        <TextField
          name="email"
          type="email"
          label={profile.addressNew}
          hint={profile.addressNewHint}
          value={answer?.email ?? ''}
          error={errorOf(answer, 'email')}
          autoComplete="email"
        />
        <button
          type="submit"
          name="intent"
          value="address"
          className="btn-quiet"
          data-pending={frame.form.sending}
        >
          {profile.addressAsk}
        </button>
      </form>
    </section>
  );
}
