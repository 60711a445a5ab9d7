import { createContext, useContext } from 'react';

/** What the document around every page needs of the request; known also when no loader got to run. */
export type DocumentFacts = {
  readonly nonce: string;
  /** The address of the small script; null where nothing is to run. */
  readonly entryModule: string | null;
  readonly requestId: string | null;
  readonly sentryDsn: string | null;
  readonly appEnv: string;
};

const NOTHING: DocumentFacts = {
  nonce: '',
  entryModule: null,
  requestId: null,
  sentryDsn: null,
  appEnv: 'development',
};

const DocumentFactsContext = createContext<DocumentFacts>(NOTHING);

export const DocumentFactsProvider = DocumentFactsContext.Provider;

export const useDocumentFacts = (): DocumentFacts => useContext(DocumentFactsContext);
