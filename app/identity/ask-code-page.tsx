import { useTexts } from '../i18n/use-texts.ts';
import { TextField } from '../ui/text-field.tsx';
import type { IdentityAnswer } from './identity-answers.ts';
import { errorAt, IdentityFrame } from './identity-frame.tsx';

type AskCodePageProps = {
  readonly words: { readonly title: string; readonly lead: string; readonly submit: string };
  readonly answer: IdentityAnswer | null;
};

/** An address, to which a code is mailed. */
export function AskCodePage({ words, answer }: AskCodePageProps) {
  const { identity, frame } = useTexts();
  return (
    <IdentityFrame title={words.title} lead={words.lead} errors={answer?.errors}>
      <form method="post" noValidate className="space-y-6">
        <TextField
          name="email"
          type="email"
          label={identity.email}
          value={answer?.email ?? ''}
          error={errorAt(answer?.errors, 'email')}
          autoComplete="username"
        />
        <button type="submit" className="btn-main w-full text-lg" data-pending={frame.form.sending}>
          {words.submit}
        </button>
      </form>
    </IdentityFrame>
  );
}
