import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from '../ui/text-field.tsx';
import { NewPasswordField } from './code-fields.tsx';
import type { SignUpAnswer } from './identity-answers.ts';
import { errorAt, IdentityFrame } from './identity-frame.tsx';
import { WayLink } from './way-link.tsx';

const NOTHING = { firstName: '', lastName: '', email: '', phone: '' };

export function SignUpPage({ answer }: { readonly answer: SignUpAnswer | null }) {
  const { identity, booking, frame } = useTexts();
  const { signUp } = identity;
  const { details } = booking;
  const typed = answer?.typed ?? NOTHING;
  const errors = answer?.errors;
  return (
    <IdentityFrame title={signUp.title} lead={signUp.lead} errors={errors}>
      <form method="post" noValidate className="space-y-6">
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
        <TextField
          name="email"
          type="email"
          label={details.email}
          hint={signUp.emailHint}
          value={typed.email}
          error={errorAt(errors, 'email')}
          autoComplete="username"
        />
        <TextField
          name="phone"
          type="tel"
          label={details.phone}
          hint={details.phoneHint}
          value={typed.phone}
          error={errorAt(errors, 'phone')}
          autoComplete="tel"
        />
        <NewPasswordField errors={errors} />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {signUp.submit}
        </button>
      </form>
      <div className="mt-8">
        <WayLink to="/sign-in">{signUp.haveOne}</WayLink>
      </div>
    </IdentityFrame>
  );
}
