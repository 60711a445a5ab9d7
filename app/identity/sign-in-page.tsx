import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from '../ui/text-field.tsx';
import type { IdentityAnswer } from './identity-answers.ts';
import { errorAt, IdentityFrame } from './identity-frame.tsx';
import { WayLink } from './way-link.tsx';

/** Posts to its own address, which still says where to go afterwards. */
export function SignInPage({ answer }: { readonly answer: IdentityAnswer | null }) {
  const { identity, frame } = useTexts();
  const { signIn } = identity;
  return (
    <IdentityFrame title={signIn.title} errors={answer?.errors}>
      <form method="post" noValidate className="space-y-6">
        <TextField
          name="email"
          type="email"
          label={identity.email}
          value={answer?.email ?? ''}
          error={errorAt(answer?.errors, 'email')}
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
      <ul className="mt-8">
        <li>
          <WayLink to="/sign-in/code">{signIn.byCode}</WayLink>
        </li>
        <li>
          <WayLink to="/reset">{signIn.forgotten}</WayLink>
        </li>
        <li>
          <WayLink to="/sign-up">{signIn.noAccount}</WayLink>
        </li>
      </ul>
    </IdentityFrame>
  );
}
