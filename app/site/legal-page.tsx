import type { LegalSection } from '../i18n/legal-facts.ts';
import { PageHeading } from '../ui/page-heading.tsx';

type LegalPageProps = {
  readonly title: string;
  readonly sections: readonly LegalSection[];
  readonly note?: string;
};

export function LegalPage({ title, sections, note }: LegalPageProps) {
  return (
    <div className="narrow">
      <PageHeading title={title} />
      {sections.map(({ heading, paragraphs }, index) => (
        <section key={heading || index} className="mb-10">
          {heading !== '' && <h2 className="mb-3">{heading}</h2>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mb-3 whitespace-pre-line">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      {note !== undefined && <p className="text-sm text-soft">{note}</p>}
    </div>
  );
}
