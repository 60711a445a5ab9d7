import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { InvitationModel } from '../routes/invitation.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import { NewPasswordField } from './code-fields.tsx';
import { errorAt, IdentityFrame } from './identity-frame.tsx';
import type { InvitationAnswer } from './invitation-answer.ts';

type Open = Extract<InvitationModel, { readonly way: string }>;

type InvitationPageProps = {
  readonly model: InvitationModel;
  readonly answer: InvitationAnswer | null;
};

/** Salon, rights and who invites come first: nobody accepts what they have not read. */
export function InvitationPage({ model, answer }: InvitationPageProps) {
  const { invitation } = useTexts().identity;
  if (!('way' in model)) {
    return (
      <IdentityFrame title={invitation.overTitle} lead={invitation.over} errors={undefined}>
        <Anchor to="/sign-in" className="btn-quiet">
          {invitation.signIn}
        </Anchor>
      </IdentityFrame>
    );
  }
  const errors = answer === null || answer.errors.length === 0 ? undefined : answer.errors;
  return (
    <IdentityFrame
      title={invitation.heading}
      lead={invitation.invites(model.inviter, model.salon)}
      errors={errors}
    >
      <Offer model={model} />
      <Way model={model} answer={answer} />
    </IdentityFrame>
  );
}

function Offer({ model }: { readonly model: Open }) {
  const { identity, access } = useTexts();
  const locale = useLocale();
  const { invitation } = identity;
  const lines = [
    [invitation.role, access.roles[model.role]],
    [invitation.address, model.email],
    [invitation.until, longMoment(locale, model.zone, model.until)],
  ] as const;
  return (
    <dl className="mb-8 space-y-3 border-y border-line py-4">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Way({ model, answer }: { readonly model: Open; readonly answer: InvitationAnswer | null }) {
  const { identity, booking, frame } = useTexts();
  const locale = useLocale();
  const { invitation } = identity;
  const { details } = booking;
  switch (model.way) {
    case 'sign-in': {
      const back = encodeURIComponent(inLocale(locale, `/invitation/${model.token}`));
      return (
        <div className="space-y-4">
          <p>{invitation.signInLead}</p>
          <Anchor to={`/sign-in?to=${back}`} className="btn-main w-full text-lg">
            {invitation.signIn}
          </Anchor>
        </div>
      );
    }
    case 'sign-out':
      return (
        <form method="post" className="space-y-4">
          <p>{invitation.somebodyElse}</p>
          <button type="submit" name="intent" value="sign-out" className="btn-main w-full text-lg">
            {invitation.signOut}
          </button>
        </form>
      );
    case 'accept':
      return (
        <form method="post" className="space-y-4">
          <p>{invitation.acceptLead}</p>
          <button
            type="submit"
            name="intent"
            value="accept"
            className="btn-main w-full text-lg"
            data-pending={frame.form.sending}
          >
            {invitation.accept}
          </button>
        </form>
      );
    case 'open': {
      const typed = answer?.typed ?? model;
      const errors = answer?.errors;
      return (
        <form method="post" noValidate className="space-y-6">
          <p>{invitation.openLead}</p>
          {/* Programs that keep passwords learn with it whose this one is. */}
          <input type="hidden" name="username" autoComplete="username" value={model.email} readOnly />
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField
              name="firstName"
              label={details.firstName}
              value={typed.firstName}
              error={errorAt(errors, 'firstName')}
              autoComplete="given-name"
            />
            <TextField
              name="lastName"
              label={details.lastName}
              value={typed.lastName}
              error={errorAt(errors, 'lastName')}
              autoComplete="family-name"
            />
          </div>
          <NewPasswordField errors={errors} />
          <button
            type="submit"
            name="intent"
            value="open"
            className="btn-main w-full text-lg"
            data-pending={frame.form.sending}
          >
            {invitation.open}
          </button>
        </form>
      );
    }
  }
}
