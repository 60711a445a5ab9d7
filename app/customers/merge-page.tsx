import { numericDay, phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { MergeAnswer, MergeModel } from '../routes/admin-customer-merge.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

type MergePageProps = { readonly model: MergeModel; readonly answer: MergeAnswer | null };

export function MergePage({ model, answer }: MergePageProps) {
  const { customers } = useTexts();
  const { merge, search } = customers;
  const home = `/admin/customers/${model.id}`;
  const action = inLocale(useLocale(), `${home}/merge`);
  const people = answer?.people ?? model.people;
  return (
    <div className="narrow pt-4 pb-16">
      <p>
        <Anchor to={home} className="link-tall">
          ‹ {customers.health.back}
        </Anchor>
      </p>
      <h1 className="pt-2 text-3xl break-words">{merge.title(model.name)}</h1>
      <p className="mt-3 pb-6 text-soft">{merge.intro(model.name)}</p>
      {answer?.message != null && (
        <Notice tone="alarm" urgent>
          <p>{answer.message}</p>
        </Notice>
      )}
      {people.length === 0 && <p className="mt-4">{merge.nobody}</p>}
      <ul className="mt-4">
        {people.map((person) => {
          const name = `${person.firstName} ${person.lastName}`;
          return (
            <li
              key={person.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
            >
              <div className="min-w-0">
                <Anchor to={`/admin/customers/${person.id}`} className="link-tall">
                  {name}
                </Anchor>
                <p className="text-sm break-words text-soft">
                  {[person.phone === null ? null : phoneText(person.phone), person.email]
                    .filter((each) => each !== null)
                    .join(', ')}
                </p>
                {person.lastVisit !== null && (
                  <p className="text-sm text-soft">
                    {search.lastVisit}: {numericDay(person.lastVisit)}
                  </p>
                )}
              </div>
              <form method="post" action={action}>
                <input type="hidden" name="other" value={person.id} />
                <button name="intent" value="merge" className="btn-quiet" aria-label={merge.takeNamed(name)}>
                  {merge.take}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={action} className="mt-10 space-y-4" role="search" noValidate>
        <input type="hidden" name="intent" value="search" />
        <TextField name="q" label={merge.label} value={answer?.text ?? ''} maxLength={200} />
        <button type="submit" className="btn-main">
          {search.submit}
        </button>
      </form>
    </div>
  );
}
