import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from '../ui/text-field.tsx';
import { errorAt } from './identity-frame.tsx';
import type { FormErrors } from './identity-answers.ts';

export function CodeField({ errors }: { readonly errors: FormErrors | undefined }) {
  const { code } = useTexts().identity;
  return (
    <TextField
      name="code"
      label={code.label}
      hint={code.hint}
      value=""
      error={errorAt(errors, 'code')}
      inputMode="numeric"
      autoComplete="one-time-code"
    />
  );
}

export function NewPasswordField({ errors }: { readonly errors: FormErrors | undefined }) {
  const { identity } = useTexts();
  return (
    <TextField
      name="password"
      type="password"
      label={identity.newPassword}
      hint={identity.newPasswordHint}
      value=""
      error={errorAt(errors, 'password')}
      autoComplete="new-password"
    />
  );
}

/** Six figures of the telephone's, or a recovery code: no keyboard of figures only. */
export function FactorField({ errors }: { readonly errors: FormErrors | undefined }) {
  const { factor } = useTexts().identity;
  return (
    <TextField
      name="code"
      label={factor.code}
      hint={factor.codeHint}
      value=""
      error={errorAt(errors, 'code')}
      autoComplete="one-time-code"
    />
  );
}
