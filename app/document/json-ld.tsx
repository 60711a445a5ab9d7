import { useDocumentFacts } from './document-facts.tsx';

/** Structured data in the page. `<` is written as an escape, so that no text in it can end the element. */
export const jsonForScript = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');

export function JsonLd({ data }: { readonly data: object }) {
  const { nonce } = useDocumentFacts();
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
    />
  );
}
