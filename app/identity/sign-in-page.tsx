import { useTexts } from '../i18n/use-texts.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { IdentityAnswer } from './sign-in-answer.ts';

/** Posts to its own address, which still says where to go afterwards. */
export function SignInPage({ answer }: { readonly answer: IdentityAnswer | null }) {
  const { identity, frame } = useTexts();
  const { signIn } = identity;
  return (
    <div className="narrow">
      <PageHeading title={signIn.title} />
      {answer !== null && (
        <div className="mb-8">
          <ErrorSummary errors={answer.errors} />
        </div>
      )}
      <form method="post" noValidate className="space-y-6">
        <TextField
          name="email"
          type="email"
          label={identity.email}
          value={answer?.email ?? ''}
          error={answer?.errors[0]?.message}
          autoComplete="username"
        />
        <TextField
          name="password"
          type="password"
          label={identity.password}
          value=""
          autoComplete="current-password"
        />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {signIn.submit}
        </button>
      </form>
    </div>
  );
}
