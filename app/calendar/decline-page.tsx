import { longMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DeclineModel } from '../routes/admin-visit-decline.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

type DeclineProps = {
  readonly model: DeclineModel;
  readonly problem: { readonly message: string; readonly reason: string } | null;
};

export function DeclinePage({ model, problem }: DeclineProps) {
  const { visit: words, status } = useTexts().calendar;
  const { declining } = words;
  const locale = useLocale();
  const { visit, zone } = model;
  const home = `/admin/visits/${visit.id}`;
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={home} className="link-tall">
          ‹ {words.backToVisit}
        </Anchor>
      </p>
      <h1 className="cal-title">{declining.heading(visit.name)}</h1>
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem.message}</p>
        </Notice>
      )}
      <p>
        <strong>{longMoment(locale, zone, visit.start)}</strong>, {status[visit.status]}
        <br />
        {visit.items.map(({ name, staffName }) => `${name} ${words.with(staffName)}`).join(', ')}
      </p>
      {visit.status === 'requested' && (
        <form method="post" action={inLocale(locale, `${home}/decline`)} className="space-y-5">
          <input type="hidden" name="sequence" value={visit.sequence} />
          <TextField
            name="reason"
            label={declining.reason}
            hint={declining.reasonHint}
            value={problem?.reason ?? ''}
            maxLength={500}
            optional
            multiline
          />
          {visit.email === null && <p>{words.notMailed}</p>}
          <p className="flex flex-wrap gap-3">
            <button className="btn-alarm" data-pending={declining.pending}>
              {declining.confirm}
            </button>
            <Anchor to={home} className="btn-quiet">
              {declining.keep}
            </Anchor>
          </p>
        </form>
      )}
    </div>
  );
}
