import { numericDay, phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { SearchAnswer } from '../routes/admin-customers.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { FieldError } from '../ui/text-field.tsx';
import type { FoundRow } from './found-row.ts';

type SearchPageProps = {
  readonly can: { readonly imports: boolean; readonly exports: boolean };
  readonly answer: SearchAnswer | null;
};

export function SearchPage({ can, answer }: SearchPageProps) {
  const { customers } = useTexts();
  const { search } = customers;
  const error = answer === null || answer.kind === 'found' ? undefined : search.problem[answer.kind];
  return (
    <div className="wrap pb-16">
      <PageHeading title={customers.title} />
      {error !== undefined && <ErrorSummary errors={[{ field: 'q', message: error }]} />}
      <SearchForm text={answer?.kind === 'found' ? answer.text : ''} error={error} />
      {answer?.kind === 'found' ? (
        <Found answer={answer} />
      ) : (
        <p className="mt-8 text-soft">{search.empty}</p>
      )}
      <InAndOut {...can} />
    </div>
  );
}

function SearchForm({ text, error }: { readonly text: string; readonly error: string | undefined }) {
  const { search } = useTexts().customers;
  const locale = useLocale();
  return (
    <form method="post" action={inLocale(locale, '/admin/customers')} role="search" noValidate>
      <label htmlFor="q" className="font-medium">
        {search.label}
      </label>
      <p id="q-hint" className="text-sm text-soft">
        {search.hint}
      </p>
      {error !== undefined && <FieldError id="q-error" message={error} />}
      <div className="mt-1.5 flex flex-wrap gap-3">
        <input
          id="q"
          name="q"
          type="search"
          className="input min-w-0 flex-1 basis-60"
          defaultValue={text}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? 'q-hint' : 'q-error q-hint'}
        />
        <button type="submit" className="btn-main">
          {search.submit}
        </button>
      </div>
    </form>
  );
}

/** The whole list at once, for those who may. */
function InAndOut({ imports, exports }: SearchPageProps['can']) {
  const { customers } = useTexts();
  const locale = useLocale();
  if (!imports && !exports) return null;
  return (
    <div className="mt-14 flex flex-wrap gap-3 border-t border-line pt-6">
      {imports && (
        <Anchor to="/admin/customers/import" className="btn-quiet">
          {customers.import.title}
        </Anchor>
      )}
      {exports && (
        <form method="post" action={inLocale(locale, '/admin/customers/export')}>
          <button type="submit" className="btn-quiet">
            {customers.export.submit}
          </button>
        </form>
      )}
    </div>
  );
}

type FoundAnswer = Extract<SearchAnswer, { kind: 'found' }>;

function Found({ answer }: { readonly answer: FoundAnswer }) {
  const { search } = useTexts().customers;
  const locale = useLocale();
  const { people, next, text, more } = answer;
  if (people.length === 0) {
    return (
      <div className="notice mt-8" role="status">
        <p>{more ? search.noMore : search.nothing(text)}</p>
        {!more && <p>{search.nothingHint}</p>}
      </div>
    );
  }
  return (
    <section aria-labelledby="found" className="mt-10">
      <h2 id="found">{search.found(people.length, next !== null)}</h2>
      <div className="mt-4 hidden gap-x-6 border-b border-edge pb-2 text-sm text-soft sm:grid sm:grid-cols-[2fr_1.3fr_1fr_1fr]">
        <span>{search.name}</span>
        <span>{search.phone}</span>
        <span>{search.lastVisit}</span>
        <span>{search.nextVisit}</span>
      </div>
      <ul>
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {next !== null && (
        <form method="post" action={inLocale(locale, '/admin/customers')} className="mt-6">
          <input type="hidden" name="q" value={text} />
          <input type="hidden" name="after" value={next} />
          <button type="submit" className="btn-quiet">
            {search.more}
          </button>
        </form>
      )}
    </section>
  );
}

function Person({ person }: { readonly person: FoundRow }) {
  const { search } = useTexts().customers;
  const { firstName, lastName, phone, email, entries, lastVisit, nextVisit } = person;
  return (
    <li className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[2fr_1.3fr_1fr_1fr]">
      <div className="min-w-0">
        <Anchor to={`/admin/customers/${person.id}`} className="link-tall font-medium">
          {lastName} {firstName}
        </Anchor>
        {email !== null && <p className="text-sm text-soft">{email}</p>}
        {entries > 1 && <p className="text-sm text-soft">{search.entries(entries)}</p>}
      </div>
      <p className="tabular-nums">{phone === null ? search.none : phoneText(phone)}</p>
      <Visit label={search.lastVisit} day={lastVisit} />
      <Visit label={search.nextVisit} day={nextVisit} />
    </li>
  );
}

function Visit({ label, day }: { readonly label: string; readonly day: FoundRow['lastVisit'] }) {
  const { search } = useTexts().customers;
  return (
    <p className="tabular-nums">
      <span className="text-soft sm:sr-only">{label}: </span>
      {day === null ? search.none : numericDay(day)}
    </p>
  );
}
