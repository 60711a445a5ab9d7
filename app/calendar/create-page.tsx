import { duration, durationUnits, longDay, numericDay, phoneText, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CreateAnswer, CreateError, CreatePageModel } from '../routes/admin-visit-new.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import type { CreateValues } from './create-form.ts';

type CreatePageProps = { readonly model: CreatePageModel; readonly answer: CreateAnswer | null };

/** From top to bottom in the order in which one asks on the telephone: when, what, who. */
export function CreatePage({ model, answer }: CreatePageProps) {
  const { calendar } = useTexts();
  const locale = useLocale();
  const words = calendar.creating;
  const { day, most } = model;
  const values = answer?.values ?? model.values;
  const errors = answer?.errors ?? [];
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/calendar/${day}`} className="link-tall">
          ‹ {longDay(locale, day)}
        </Anchor>
      </p>
      <h1 className="cal-title">{words.heading}</h1>
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={inLocale(locale, `/admin/calendar/${day}/new`)}
        noValidate
        data-live-total
        data-most={most}
        className="create-form"
      >
        <input type="hidden" name="attempt" value={answer?.attemptId ?? model.attemptId} />
        {/* Enter in a field must do what the form is for, not what its first button does. */}
        <button name="intent" value="create" className="sr-only" tabIndex={-1} aria-hidden="true">
          {words.submit}
        </button>
        {answer?.problem != null && <Problem problem={answer.problem} values={values} />}
        <When model={model} values={values} errors={errors} />
        <What model={model} values={values} errors={errors} />
        <Who values={values} errors={errors} found={answer?.found ?? null} />
        <p className="create-foot">
          <Total />
          <button name="intent" value="create" className="btn-main" data-pending={words.pending}>
            {words.submit}
          </button>
        </p>
      </form>
    </div>
  );
}

type Problem = NonNullable<CreateAnswer['problem']>;

function Problem({ problem, values }: { readonly problem: Problem; readonly values: CreateValues }) {
  const words = useTexts().calendar.creating;
  return (
    <Notice tone="alarm" urgent>
      <p>{problem.message}</p>
      {problem.nearest.length > 0 && (
        <>
          <p>{words.instead}</p>
          <p className="start-grid">
            {problem.nearest.map((start) => (
              <button key={start} name="start" value={start} className="start">
                {start.slice(11, 16)}
              </button>
            ))}
          </p>
        </>
      )}
      {(problem.liftable || values.outside) && (
        <label className="pick">
          <input type="checkbox" name="outside" defaultChecked={values.outside} />
          <span>{words.outside}</span>
        </label>
      )}
    </Notice>
  );
}

type PartProps = { readonly values: CreateValues; readonly errors: readonly CreateError[] };

const errorOf = (errors: readonly CreateError[], field: CreateError['field']): string | undefined =>
  errors.find((error) => error.field === field)?.message;

function When({ model, values, errors }: PartProps & { readonly model: CreatePageModel }) {
  const words = useTexts().calendar.creating;
  const error = errorOf(errors, 'time');
  return (
    <fieldset>
      <legend>{words.when}</legend>
      {error !== undefined && <FieldError id="time-error" message={error} />}
      <div className="desk-fields">
        <div>
          <label htmlFor="day">{words.day}</label>
          <input id="day" type="date" name="day" defaultValue={values.day} className="input" required />
        </div>
        <div>
          <label htmlFor="time">{words.time}</label>
          <input
            id="time"
            type="time"
            name="time"
            step={300}
            defaultValue={values.time}
            className="input"
            required
            aria-invalid={error !== undefined}
            aria-describedby={error === undefined ? undefined : 'time-error'}
          />
        </div>
        <div>
          <label htmlFor="staff">{words.staff}</label>
          <select id="staff" name="staff" defaultValue={values.staff} className="input">
            <option value="">{words.anybody}</option>
            {model.staff.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
    </fieldset>
  );
}

function What({ model, values, errors }: PartProps & { readonly model: CreatePageModel }) {
  const words = useTexts().calendar.creating;
  const locale = useLocale();
  const error = errorOf(errors, 'services');
  return (
    <fieldset
      id="services"
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : 'services-error'}
    >
      <legend>{words.services}</legend>
      {error !== undefined && <FieldError id="services-error" message={error} />}
      <div className="create-services">
        {model.categories.map((category) => (
          <section key={category.slug} aria-label={category.name}>
            <h2>{category.name}</h2>
            {category.services.map((service) => (
              <label key={service.slug} className="create-service">
                <input
                  type="checkbox"
                  name="s"
                  value={service.slug}
                  defaultChecked={values.services.includes(service.slug)}
                  data-rappen={service.price}
                  data-minutes={service.minutes}
                />
                <span>
                  {service.name}
                  <span className="create-facts">
                    {duration(locale, service.minutes)} · {price(service.price)}
                  </span>
                </span>
              </label>
            ))}
          </section>
        ))}
      </div>
    </fieldset>
  );
}

function Who({ values, errors, found }: PartProps & { readonly found: CreateAnswer['found'] }) {
  const { calendar, booking } = useTexts();
  const words = calendar.creating;
  const { details } = booking;
  return (
    <fieldset>
      <legend>{words.who}</legend>
      <div className="desk-fields">
        <div className="grow">
          <label htmlFor="q">{words.known}</label>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={values.q}
            maxLength={200}
            className="input"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <button name="intent" value="search" className="btn-quiet">
          {words.search}
        </button>
      </div>
      {found !== null && <Found found={found} chosen={values.customer} />}
      <div className="create-person">
        <TextField
          name="firstName"
          label={words.name}
          value={values.firstName}
          error={errorOf(errors, 'firstName')}
          autoComplete="off"
        />
        <TextField
          name="lastName"
          label={details.lastName}
          value={values.lastName}
          error={errorOf(errors, 'lastName')}
          autoComplete="off"
          optional
        />
        <TextField
          name="phone"
          type="tel"
          label={details.phone}
          value={values.phone}
          error={errorOf(errors, 'phone')}
          autoComplete="off"
          optional
        />
        <TextField
          name="email"
          type="email"
          label={details.email}
          value={values.email}
          error={errorOf(errors, 'email')}
          autoComplete="off"
          optional
        />
        <div>
          <label htmlFor="locale">{words.language}</label>
          <select id="locale" name="locale" defaultValue={values.locale} className="input">
            <option value="de-CH">{words.german}</option>
            <option value="en">{words.english}</option>
          </select>
        </div>
        <TextField
          name="note"
          label={details.note}
          value={values.note}
          error={errorOf(errors, 'note')}
          autoComplete="off"
          optional
        />
      </div>
      <p className="text-soft">{words.mailHint}</p>
    </fieldset>
  );
}

type FoundProps = {
  readonly found: NonNullable<CreateAnswer['found']>;
  readonly chosen: CreateValues['customer'];
};

function Found({ found, chosen }: FoundProps) {
  const words = useTexts().calendar.creating;
  if (found.length === 0) return <p role="status">{words.nobody}</p>;
  return (
    <div className="create-found" role="group" aria-label={words.found}>
      {found.map((each) => (
        <label key={each.id} className="pick">
          <input type="radio" name="customer" value={each.id} defaultChecked={each.id === chosen} />
          <span>
            <strong>
              {each.firstName} {each.lastName}
            </strong>
            <span className="create-facts">
              {[
                each.phone === null ? null : phoneText(each.phone),
                each.email,
                each.lastVisit === null ? null : words.last(numericDay(each.lastVisit)),
              ]
                .filter((fact) => fact !== null && fact !== '')
                .join(' · ')}
            </span>
          </span>
        </label>
      ))}
      <label className="pick">
        <input type="radio" name="customer" value="" defaultChecked={chosen === ''} />
        <span>{words.somebodyNew}</span>
      </label>
    </div>
  );
}

/** The sum of the listed prices as they are ticked; without the script the visit's page tells it. */
function Total() {
  const { services } = useTexts().booking;
  const locale = useLocale();
  const { hour, minute } = durationUnits(locale);
  return (
    <output
      data-total
      data-none=""
      data-one={services.chosen(1)}
      data-many={services.chosen(0).replace('0', '#')}
      data-hour={hour}
      data-minute={minute}
      className="tabular-nums"
    />
  );
}
