import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { useDocumentFacts } from './document-facts.tsx';

/** 404 and its kin as far as 499; else something that is our fault, with the number by which we find it again. */
export function ErrorPage({ status }: { readonly status: number }) {
  const { frame } = useTexts();
  const { requestId } = useDocumentFacts();
  const { error } = frame;
  const [title, text] =
    status === 404
      ? [error.notFoundTitle, error.notFoundText]
      : status < 500
        ? [error.refusedTitle, error.refusedText]
        : [error.failedTitle, error.failedText];
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
