import { useTexts } from '../i18n/use-texts.ts';
import { FactorField } from './code-fields.tsx';
import type { CodeAnswer } from './identity-answers.ts';
import { IdentityFrame } from './identity-frame.tsx';
import { WayLink } from './way-link.tsx';

export function FactorPage({ answer }: { readonly answer: CodeAnswer | null }) {
  const { identity, frame } = useTexts();
  const { factor, code } = identity;
  return (
    <IdentityFrame title={factor.enterTitle} lead={factor.enterLead} errors={answer?.errors}>
      <form method="post" noValidate className="space-y-6">
        <FactorField errors={answer?.errors} />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {code.submit}
        </button>
      </form>
      <div className="mt-8">
        <WayLink to="/sign-in">{code.back}</WayLink>
      </div>
    </IdentityFrame>
  );
}
