import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';

type AnswerFormsProps = {
  readonly visit: {
    readonly id: string;
    readonly sequence: number;
    readonly name: string;
    readonly answerable: false | { readonly inTime: boolean };
  };
  /** Where one goes on afterwards: to the list, or else to the visit. */
  readonly from?: 'requests';
};

/** Yes at once, no after a question. After the deadline there is nothing to say yes to. */
export function AnswerForms({ visit, from }: AnswerFormsProps) {
  const { asked } = useTexts().calendar.visit;
  const locale = useLocale();
  const { id, sequence, name, answerable } = visit;
  return (
    <div className="visit-actions no-print">
      {answerable && answerable.inTime && (
        <form method="post" action={inLocale(locale, `/admin/visits/${id}`)}>
          <input type="hidden" name="sequence" value={sequence} />
          {from !== undefined && <input type="hidden" name="from" value={from} />}
          <button
            name="answer"
            value="accept"
            className="btn-main"
            aria-label={asked.acceptNamed(name)}
            data-pending={asked.pending}
          >
            {asked.accept}
          </button>
        </form>
      )}
      <Anchor to={`/admin/visits/${id}/decline`} className="btn-quiet" aria-label={asked.declineNamed(name)}>
        {asked.decline}
      </Anchor>
    </div>
  );
}
