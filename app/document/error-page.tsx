import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { useDocumentFacts } from './document-facts.tsx';
import { errorWords } from './error-words.ts';

/** Says what happened; of a fault of ours also the number by which we find it again. */
export function ErrorPage({ status }: { readonly status: number }) {
  const { frame } = useTexts();
  const { requestId } = useDocumentFacts();
  const { error } = frame;
  const { title, text } = errorWords(error, status);
  return (
    <div className="narrow py-16 sm:py-24">
      <h1>{title}</h1>
      <p className="lead mt-6">{text}</p>
      {status >= 500 && requestId !== null && (
        <p className="mt-4 text-sm break-all text-soft">{error.reference(requestId)}</p>
      )}
      <p className="mt-8 flex flex-wrap gap-4">
        <Anchor to="/" className="btn-main">
          {error.home}
        </Anchor>
        <Anchor to="/book" className="btn-quiet">
          {frame.nav.book}
        </Anchor>
      </p>
    </div>
  );
}
