import { useTexts } from '../i18n/use-texts.ts';
import { CodeField } from './code-fields.tsx';
import type { CodeAnswer } from './identity-answers.ts';
import { IdentityFrame } from './identity-frame.tsx';
import { WayLink } from './way-link.tsx';

export function EnterCodePage({ answer }: { readonly answer: CodeAnswer | null }) {
  const { identity, frame } = useTexts();
  const { code } = identity;
  return (
    <IdentityFrame title={code.title} lead={code.lead} errors={answer?.errors}>
      <form method="post" noValidate className="space-y-6">
        <CodeField errors={answer?.errors} />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {code.submit}
        </button>
      </form>
      <p className="mt-8 text-soft">{code.nothingCame}</p>
      <WayLink to="/sign-in">{code.back}</WayLink>
    </IdentityFrame>
  );
}
