import { IMPORT_FIELDS } from '#domain/customers/import.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ImportModel } from '../routes/admin-customers-import-file.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';

type ImportPageProps = { readonly model: ImportModel; readonly message: string | null };

/** First what would happen, with the columns that can still be changed; then, under the same address, what did. */
export function ImportPageView({ model, message }: ImportPageProps) {
  const words = useTexts().customers.import;
  const { counts, open } = model;
  const summary = open === null ? words.done : words.preview;
  const problem = message ?? (open?.problem == null ? null : words.mappingProblem[open.problem]);
  return (
    <div className="wrap pt-4 pb-16">
      <p>
        <Anchor to="/admin/customers/import" className="link-tall">
          ‹ {words.otherFile}
        </Anchor>
      </p>
      <h1 className="pt-2 pb-6 text-3xl">{words.title}</h1>
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem}</p>
        </Notice>
      )}
      {open !== null && <Columns model={model} columns={open.columns} runnable={open.problem === null} />}
      {open?.problem == null && (
        <section aria-labelledby="outcome" className="mt-10">
          <h2 id="outcome" className="text-2xl">
            {summary.heading}
          </h2>
          <ul className="mt-2">
            <li>{summary.new(counts.new)}</li>
            {counts.known > 0 && <li>{words.known(counts.known)}</li>}
            {counts.twin > 0 && <li>{words.twin(counts.twin)}</li>}
            {counts.refused > 0 && <li>{words.refused(counts.refused)}</li>}
          </ul>
          <Lines model={model} />
        </section>
      )}
    </div>
  );
}

type Column = NonNullable<ImportModel['open']>['columns'][number];

function Columns({
  model,
  columns,
  runnable,
}: {
  readonly model: ImportModel;
  readonly columns: readonly Column[];
  readonly runnable: boolean;
}) {
  const words = useTexts().customers.import;
  const action = inLocale(useLocale(), `/admin/customers/import/${model.id}`);
  return (
    <form method="post" action={action} className="mt-6">
      <fieldset>
        <legend className="float-left w-full text-2xl">{words.columns}</legend>
        <ul className="clear-both grid gap-x-8 gap-y-5 pt-3 sm:grid-cols-2 lg:grid-cols-3">
          {columns.map(({ heading, field, samples }, column) => (
            <li key={column} className="min-w-0">
              <label htmlFor={`column-${column}`} className="font-medium break-words">
                {heading.trim() === '' ? words.columnWithout(column + 1) : heading}
              </label>
              <p className="truncate text-sm text-soft">{samples.join(' · ')}</p>
              <select
                id={`column-${column}`}
                name="column"
                className="input mt-1.5"
                defaultValue={field ?? ''}
              >
                <option value="">{words.skip}</option>
                {IMPORT_FIELDS.map((each) => (
                  <option key={each} value={each}>
                    {words.field[each]}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      </fieldset>
      <p className="mt-6 flex flex-wrap gap-3">
        <button name="intent" value="look" className={runnable ? 'btn-quiet' : 'btn-main'}>
          {words.lookAgain}
        </button>
        {runnable && (
          <button name="intent" value="run" className="btn-main" data-pending={words.running}>
            {words.run(model.counts.new)}
          </button>
        )}
      </p>
    </form>
  );
}

function Lines({ model }: { readonly model: ImportModel }) {
  const { customers } = useTexts();
  const words = customers.import;
  const { lines, page, pages, id } = model;
  return (
    <>
      <ol className="mt-6">
        {lines.map(({ line, kind, name, customerId, problems, of }) => (
          <li key={line} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[7rem_1fr_1.5fr]">
            <span className="text-soft tabular-nums">{words.line(line)}</span>
            <span className="min-w-0 break-words">{name}</span>
            <span>
              {kind === 'new' && customerId !== null ? (
                <Anchor to={`/admin/customers/${customerId}`} className="link-tall">
                  {words.openNew}
                </Anchor>
              ) : kind === 'refused' ? (
                problems.map(({ field, kind: wrong }) => customers.edit.problem[field][wrong]).join(' ')
              ) : kind === 'twin' ? (
                words.twinOf(of ?? 0)
              ) : (
                words.kind[kind]
              )}
            </span>
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <p className="mt-4 flex flex-wrap gap-x-6">
          {page > 1 && (
            <Anchor to={`/admin/customers/import/${id}?page=${page - 1}`} className="link-tall">
              {words.before}
            </Anchor>
          )}
          <span className="inline-flex min-h-11 items-center">{words.pageOf(page, pages)}</span>
          {page < pages && (
            <Anchor to={`/admin/customers/import/${id}?page=${page + 1}`} className="link-tall">
              {words.after}
            </Anchor>
          )}
        </p>
      )}
    </>
  );
}
