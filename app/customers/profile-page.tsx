import type { Zone } from '#domain/shared/salon-time.ts';
import { rappen } from '#domain/shared/money.ts';
import { longMoment, numericDay, phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ProfileModel } from '../routes/admin-customer.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { SecondQuestion } from '../ui/second-question.tsx';
import { TextField } from '../ui/text-field.tsx';

type ProfilePageProps = {
  readonly model: ProfileModel;
  readonly problem: { readonly note: string; readonly message: string } | null;
};

/** Everything that the team knows of a person, but for health, which has a page of its own. */
export function ProfilePage({ model, problem }: ProfilePageProps) {
  const { profile } = useTexts().customers;
  const { customer, name, zone, done, coming, past } = model;
  const home = `/admin/customers/${customer.id}`;
  return (
    <div className="wrap pt-4 pb-16">
      <p>
        <Anchor to="/admin/customers" className="link-tall">
          ‹ {profile.back}
        </Anchor>
      </p>
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pt-2 pb-6">
        <h1 className="text-3xl break-words">{name}</h1>
        <p className="flex flex-wrap gap-3">
          {model.changeable && (
            <Anchor to={`${home}/edit`} className="btn-quiet">
              {profile.edit}
            </Anchor>
          )}
          {model.sensitive && (
            <Anchor to={`${home}/health`} className="btn-quiet">
              {profile.health}
            </Anchor>
          )}
        </p>
      </header>
      {problem !== null && <ErrorSummary errors={[{ field: 'note', message: problem.message }]} />}
      {problem === null && done !== null && (
        <Notice tone="good" urgent>
          <p>{profile.done[done]}</p>
        </Notice>
      )}
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_1.3fr]">
        <div className="min-w-0 space-y-10">
          <Contact model={model} />
          <Merged model={model} />
          <Notes model={model} problem={problem} />
        </div>
        <div className="min-w-0 space-y-10">
          <Visits title={profile.coming} none={profile.nothingComing} visits={coming} zone={zone} />
          <Visits title={profile.past} none={profile.nothingPast} visits={past} zone={zone} />
        </div>
      </div>
    </div>
  );
}

function Contact({ model }: { readonly model: ProfileModel }) {
  const { profile, edit } = useTexts().customers;
  const { phone, email, locale } = model.customer;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact" className="text-2xl">
        {profile.contact}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-1">
        <dt className="text-soft">{profile.phone}</dt>
        <dd className="min-w-0">
          {phone === null ? (
            profile.notGiven
          ) : (
            <a href={`tel:${phone}`} className="link-tall tabular-nums">
              {phoneText(phone)}
            </a>
          )}
        </dd>
        <dt className="text-soft">{profile.email}</dt>
        <dd className="min-w-0">
          {email === null ? (
            profile.notGiven
          ) : (
            <a href={`mailto:${email}`} className="link-tall break-all">
              {email}
            </a>
          )}
        </dd>
        <dt className="text-soft">{profile.language}</dt>
        <dd>{edit.languages[locale]}</dd>
        {model.since !== null && (
          <>
            <dt className="text-soft">{profile.since}</dt>
            <dd className="tabular-nums">{numericDay(model.since)}</dd>
          </>
        )}
      </dl>
      {model.otherEntries > 0 && (
        <p className="mt-3 text-sm text-soft">{profile.otherEntries(model.otherEntries)}</p>
      )}
    </section>
  );
}

function Merged({ model }: { readonly model: ProfileModel }) {
  const { merge } = useTexts().customers;
  const { customer, merged, mergeable } = model;
  const to = `/admin/customers/${customer.id}/merge`;
  const action = inLocale(useLocale(), to);
  if (merged.length === 0 && !mergeable) return null;
  return (
    <section aria-labelledby={merged.length === 0 ? undefined : 'merged'}>
      {merged.length > 0 && (
        <h2 id="merged" className="text-2xl">
          {merge.merged}
        </h2>
      )}
      <ul>
        {merged.map((each) => (
          <li
            key={each.id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1"
          >
            <span className="min-w-0 break-words">
              {each.firstName} {each.lastName}
              {each.phone !== null && <span className="text-soft">, {phoneText(each.phone)}</span>}
            </span>
            {mergeable && (
              <form method="post" action={action}>
                <input type="hidden" name="other" value={each.id} />
                <button
                  name="intent"
                  value="part"
                  className="link-tall cursor-pointer"
                  aria-label={merge.partNamed(`${each.firstName} ${each.lastName}`)}
                >
                  {merge.part}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mergeable && (
        <Anchor to={to} className="link-tall">
          {merge.open}
        </Anchor>
      )}
    </section>
  );
}

function Notes({ model, problem }: ProfilePageProps) {
  const { profile } = useTexts().customers;
  const { customer, notes, changeable } = model;
  const action = inLocale(useLocale(), `/admin/customers/${customer.id}`);
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="text-2xl">
        {profile.notes}
      </h2>
      {notes.length === 0 && <p className="mt-3 text-soft">{profile.noNotes}</p>}
      <ul className="mt-3">
        {notes.map((note) => (
          <li key={note.id} className="border-b border-line py-3">
            <p className="break-words whitespace-pre-line">{note.body}</p>
            <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-soft">
              <p>
                {[note.day === null ? null : numericDay(note.day), note.writtenBy].filter(Boolean).join(', ')}
              </p>
              {changeable && (
                <SecondQuestion
                  label={profile.removeNote}
                  about={profile.noteOf(note.day === null ? '' : numericDay(note.day))}
                  className="link-tall"
                  question={profile.removeQuestion}
                  confirm={profile.removeConfirm}
                  intent="remove"
                  action={action}
                >
                  <input type="hidden" name="noteId" value={note.id} />
                </SecondQuestion>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changeable && (
        <form method="post" action={action} className="mt-5 space-y-4" noValidate>
          <input type="hidden" name="intent" value="add" />
          <TextField
            name="note"
            label={profile.newNote}
            hint={profile.notesHint}
            value={problem?.note ?? ''}
            error={problem?.message}
            multiline
          />
          <button type="submit" className="btn-main">
            {profile.addNote}
          </button>
        </form>
      )}
    </section>
  );
}

type VisitsProps = {
  readonly title: string;
  readonly none: string;
  readonly visits: ProfileModel['coming'];
  readonly zone: Zone;
};

function Visits({ title, none, visits, zone }: VisitsProps) {
  const { customers, calendar } = useTexts();
  const locale = useLocale();
  return (
    <section>
      <h2 className="text-2xl">{title}</h2>
      {visits.length === 0 ? (
        <p className="mt-3 text-soft">{none}</p>
      ) : (
        <ul className="mt-3">
          {visits.map((visit) => (
            <li key={visit.id} className="border-b border-line py-2">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Anchor to={`/admin/visits/${visit.id}`} className="link-tall">
                  {longMoment(locale, zone, visit.start)}
                </Anchor>
                <PriceTag amount={rappen(visit.totalRappen)} />
              </div>
              <p className="text-soft">
                {visit.services.join(', ')} {customers.profile.with(visit.staff.join(', '))} –{' '}
                {calendar.status[visit.status]}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
