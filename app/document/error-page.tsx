import { useLocation } from '@remix-run/react';
import { useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { useDocumentFacts } from './document-facts.tsx';
import { errorWords } from './error-words.ts';
import { isUnsure, type Failure } from './outage.ts';

/** Says what happened; of a fault of ours also the number by which we find it again. */
export function ErrorPage({ failure }: { readonly failure: Failure }) {
  const { frame } = useTexts();
  const { requestId } = useDocumentFacts();
  const { error } = frame;
  const { pathname, search } = useLocation();
  const { status } = failure;
  const { title, text } = errorWords(error, failure);
  const passing = status === 503;
  return (
    <div className="narrow py-16 sm:py-24">
      <h1>{title}</h1>
      <p className="lead mt-6">{text}</p>
      {status >= 500 && requestId !== null && (
        <p className="mt-4 text-sm break-all text-soft">{error.reference(requestId)}</p>
      )}
      <p className="mt-8 flex flex-wrap gap-4">
        {passing && (
          <a href={pathname + search} className="btn-main">
            {isUnsure(failure) ? error.look : error.again}
          </a>
        )}
        <Anchor to="/" className={passing ? 'btn-quiet' : 'btn-main'}>
          {error.home}
        </Anchor>
        {!passing && (
          <Anchor to="/book" className="btn-quiet">
            {frame.nav.book}
          </Anchor>
        )}
      </p>
    </div>
  );
}
