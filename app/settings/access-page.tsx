import { GIVEN_ROLES } from '#domain/identity/role-change.ts';
import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AccessModel } from '../routes/admin-access.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { AccessAnswer, AccessField } from './access-answer.ts';
import { SelectField } from './choice-fields.tsx';

type Props = { readonly model: AccessModel; readonly answer: AccessAnswer | null };

export function AccessPage({ model, answer }: Props) {
  const { access, settings, admin } = useTexts();
  return (
    <div className="narrow space-y-6 pb-16">
      <p className="pt-4">
        <Anchor to="/admin/settings" className="link-tall">
          ‹ {settings.overview.title}
        </Anchor>
      </p>
      <h1>{access.title}</h1>
      <p className="text-soft">{access.intro}</p>
      {!model.mayChange && <p className="notice">{access.lookOnly}</p>}
      {model.done !== null && answer === null && (
        <Notice tone="good">
          <p role="status">{access.done[model.done]}</p>
        </Notice>
      )}
      {answer !== null && (
        <ErrorSummary
          errors={answer.errors.map(({ field, message }) => ({ field: fieldOf(answer.at, field), message }))}
        />
      )}
      <ul className="space-y-6">
        {model.members.map((member) => (
          <li key={member.accountId} className="border-b border-line pb-5">
            <h2 className="text-lg break-words">
              {member.email}
              {member.you && <span className="text-base font-normal text-soft"> ({access.you})</span>}
            </h2>
            <p className="text-soft">
              {admin.role[member.role]}, {access.since(member.since)}
              {member.secondFactor && `, ${access.secondFactor}`}
            </p>
            {member.role === 'hq' ? (
              <p className="text-soft">{access.operator}</p>
            ) : (
              model.mayChange && <MemberForm member={member} model={model} answer={answer} />
            )}
          </li>
        ))}
      </ul>
      <Invitations model={model} />
      {model.mayChange && <AddForm model={model} answer={answer?.at === 'add' ? answer : null} />}
      <Readers readers={model.readers} />
    </div>
  );
}

/** Who of the operator's people looks in from elsewhere: to be known, and not to be changed here. */
function Readers({ readers }: { readonly readers: AccessModel['readers'] }) {
  const { access } = useTexts();
  if (readers.length === 0) return null;
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{access.readers.title}</h2>
      <p className="text-soft">{access.readers.intro}</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {readers.map((reader) => (
          <li key={reader.accountId} className="py-3">
            <p className="break-words">{reader.email}</p>
            <p className="text-soft">
              {access.readers.home(reader.home)}, {access.since(reader.since)}
              {reader.secondFactor && `, ${access.secondFactor}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The selects stand more than once on the page. */
const fieldOf = (at: string | null, field: AccessField | null): string =>
  field === 'role' || field === 'staff' ? `${at ?? ''}-${field}` : (field ?? '');

const errorOf = (answer: AccessAnswer | null, field: AccessField): string | undefined =>
  answer?.errors.find((error) => error.field === field)?.message;

/** Who has a letter and has neither accepted nor been refused since. */
function Invitations({ model }: { readonly model: AccessModel }) {
  const { access, frame } = useTexts();
  const locale = useLocale();
  const { invited } = access;
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">{invited.title}</h2>
      {model.invitations.length === 0 ? (
        <p className="mt-2 text-soft">{invited.none}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {model.invitations.map(({ id, name, email, role, colleague, letters, until, expired }) => {
            const moment = longMoment(locale, model.zone, until);
            return (
              <li key={id} className="space-y-3 py-4">
                <div>
                  <p className="font-medium break-words">{name}</p>
                  <p className="break-words">{email}</p>
                  <p className="text-soft">
                    {access.roles[role]}
                    {colleague !== null && `, ${access.colleague}: ${colleague}`}
                  </p>
                  <p className="text-soft">{expired ? invited.expired(moment) : invited.until(moment)}</p>
                </div>
                {model.mayChange && (
                  <form method="post" className="flex flex-wrap gap-3">
                    <input type="hidden" name="invitation" value={id} />
                    <input type="hidden" name="letters" value={letters} />
                    <button
                      type="submit"
                      name="intent"
                      value="resend"
                      className="btn-quiet"
                      aria-label={invited.resendTo(name)}
                      data-pending={frame.form.sending}
                    >
                      {invited.resend}
                    </button>
                    <button
                      type="submit"
                      name="intent"
                      value="revoke"
                      className="btn-quiet"
                      aria-label={invited.revokeOf(name)}
                    >
                      {invited.revoke}
                    </button>
                  </form>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

type MemberFormProps = Props & { readonly member: AccessModel['members'][number] };

function MemberForm({ member, model, answer }: MemberFormProps) {
  const { access, frame } = useTexts();
  const mine = answer?.at === member.accountId ? answer : null;
  return (
    <form method="post" noValidate className="mt-3 space-y-3">
      <input type="hidden" name="account" value={member.accountId} />
      <input type="hidden" name="seen" value={member.seen} />
      <Choices
        at={member.accountId}
        role={mine?.role ?? member.role}
        staff={mine?.staff ?? member.staffId ?? ''}
        colleagues={model.colleagues}
        removable
        answer={mine}
      />
      <button
        type="submit"
        name="intent"
        value="change"
        className="btn-quiet w-full sm:w-auto"
        aria-label={access.saveFor(member.email)}
        data-pending={frame.form.sending}
      >
        {access.save}
      </button>
    </form>
  );
}

function AddForm({ model, answer }: { readonly model: AccessModel; readonly answer: AccessAnswer | null }) {
  const { access, booking, frame } = useTexts();
  const { details } = booking;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{access.add.title}</h2>
      <p className="mt-2 text-soft">{access.add.intro}</p>
      <form method="post" noValidate className="mt-4 space-y-4">
        <input type="hidden" name="invitation" value={model.newId} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="firstName"
            autoComplete="off"
            label={details.firstName}
            value={answer?.contact.firstName ?? ''}
            error={errorOf(answer, 'firstName')}
          />
          <TextField
            name="lastName"
            autoComplete="off"
            label={details.lastName}
            value={answer?.contact.lastName ?? ''}
            error={errorOf(answer, 'lastName')}
          />
        </div>
        <TextField
          name="email"
          type="email"
          autoComplete="off"
          label={access.add.email}
          value={answer?.contact.email ?? ''}
          error={errorOf(answer, 'email')}
        />
        <Choices
          at="add"
          role={answer?.role ?? 'staff'}
          staff={answer?.staff ?? ''}
          colleagues={model.colleagues}
          removable={false}
          answer={answer}
        />
        <button
          type="submit"
          name="intent"
          value="invite"
          className="btn-main w-full sm:w-auto"
          data-pending={frame.form.sending}
        >
          {access.add.submit}
        </button>
      </form>
    </section>
  );
}

type ChoicesProps = {
  /** Tells the fields of the page's forms apart. */
  readonly at: string;
  readonly role: string;
  readonly staff: string;
  readonly colleagues: AccessModel['colleagues'];
  readonly removable: boolean;
  readonly answer: AccessAnswer | null;
};

function Choices({ at, role, staff, colleagues, removable, answer }: ChoicesProps) {
  const { access } = useTexts();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        id={`${at}-role`}
        name="role"
        label={access.role}
        value={role}
        options={[
          ...GIVEN_ROLES.map((each) => ({ value: each, label: access.roles[each] })),
          ...(removable ? [{ value: 'none', label: access.none }] : []),
        ]}
        error={errorOf(answer, 'role')}
      />
      <SelectField
        id={`${at}-staff`}
        name="staff"
        label={access.colleague}
        value={staff}
        options={[
          { value: '', label: access.noColleague },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={errorOf(answer, 'staff')}
      />
    </div>
  );
}
