import { useTexts } from '../i18n/use-texts.ts';
import { CodeField, NewPasswordField } from './code-fields.tsx';
import type { CodeAnswer } from './identity-answers.ts';
import { IdentityFrame } from './identity-frame.tsx';
import { WayLink } from './way-link.tsx';

export function ResetPage({ answer }: { readonly answer: CodeAnswer | null }) {
  const { identity, frame } = useTexts();
  const { reset, code } = identity;
  return (
    <IdentityFrame title={reset.enterTitle} lead={code.lead} errors={answer?.errors}>
      <form method="post" noValidate className="space-y-6">
        <CodeField errors={answer?.errors} />
        <NewPasswordField errors={answer?.errors} />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {reset.save}
        </button>
      </form>
      <p className="mt-8 text-soft">{code.nothingCame}</p>
      <WayLink to="/reset">{reset.again}</WayLink>
    </IdentityFrame>
  );
}
