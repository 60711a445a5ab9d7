import { longMoment, phoneText, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CallsModel } from '../routes/admin-calls.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

type CallsPageProps = { readonly model: CallsModel; readonly problem: string | null };

/** Whom to call today, soonest first; whoever was called stands below. */
export function CallsPage({ model, problem }: CallsPageProps) {
  const { calls } = useTexts().messages;
  const open = model.rows.filter(({ called }) => called === null);
  const done = model.rows.filter(({ called }) => called !== null);
  return (
    <div className="narrow pb-16">
      <PageHeading title={calls.title} />
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem}</p>
        </Notice>
      )}
      <p className="mb-6 text-soft">{model.on ? calls.intro(model.hours) : calls.off}</p>
      {model.on && model.rows.length + model.places.length === 0 && <p>{calls.none}</p>}
      {open.length === 0 && done.length > 0 && <p className="mb-6">{calls.allDone}</p>}
      {open.length > 0 && <CallList model={model} rows={open} />}
      {done.length > 0 && (
        <section aria-labelledby="done" className="mt-12">
          <h2 id="done">{calls.done}</h2>
          <CallList model={model} rows={done} />
        </section>
      )}
      {model.places.length > 0 && (
        <section aria-labelledby="places" className="mt-12">
          <h2 id="places">{calls.places}</h2>
          <p className="mt-2 text-soft">{calls.placesIntro}</p>
          <CallList model={model} rows={model.places} />
        </section>
      )}
    </div>
  );
}

type Call = CallsModel['rows'][number] | CallsModel['places'][number];
type CallListProps = { readonly model: CallsModel; readonly rows: readonly Call[] };

function CallList({ model, rows }: CallListProps) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-4 py-4 sm:flex-nowrap">
          <CallFacts row={row} zone={model.zone} />
          {model.mayChange && <CallTick row={row} />}
        </li>
      ))}
    </ul>
  );
}

type RowProps = { readonly row: Call };

function CallFacts({ row, zone }: RowProps & { readonly zone: CallsModel['zone'] }) {
  const { calls } = useTexts().messages;
  const locale = useLocale();
  return (
    <div className="min-w-0">
      <p className="font-medium">{row.name === '' ? calls.noName : row.name}</p>
      <p>
        {row.phone === null ? (
          <span className="text-soft">{calls.noPhone}</span>
        ) : (
          <a href={`tel:${row.phone}`} className="link-tall">
            {phoneText(row.phone)}
          </a>
        )}
      </p>
      <p>
        <Anchor to={`/admin/visits/${row.id}`} className="link-tall">
          {longMoment(locale, zone, row.start)}
        </Anchor>
      </p>
      <p className="text-sm text-soft">{row.what}</p>
      {row.called !== null && (
        <p className="text-sm text-soft">
          {calls.calledAt(shortMoment(locale, zone, row.called.at), row.called.by)}
        </p>
      )}
    </div>
  );
}

function CallTick({ row }: RowProps) {
  const { messages, frame } = useTexts();
  const { calls } = messages;
  const label = row.called === null ? calls.call : calls.undo;
  return (
    <form method="post">
      <input type="hidden" name="visit" value={row.id} />
      {'offer' in row ? (
        <input type="hidden" name="offer" value={row.offer} />
      ) : (
        <input type="hidden" name="from" value={row.from} />
      )}
      <button
        type="submit"
        name="called"
        value={row.called === null ? 'yes' : 'no'}
        className="btn-quiet"
        aria-label={`${label}: ${row.name === '' ? calls.noName : row.name}`}
        data-pending={frame.form.sending}
      >
        {label}
      </button>
    </form>
  );
}
