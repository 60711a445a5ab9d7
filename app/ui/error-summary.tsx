import { useTexts } from '../i18n/use-texts.ts';

/** Stands above a form that came back; the script puts the focus here. Each line leads to its field. */
export function ErrorSummary({
  errors,
}: {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}) {
  const { form } = useTexts().frame;
  if (errors.length === 0) return null;
  return (
    <div
      className="notice-alarm"
      role="alert"
      tabIndex={-1}
      data-take-focus
      aria-labelledby="summary-heading"
    >
      <h2 id="summary-heading" className="text-xl">
        {form.summary}
      </h2>
      <p>{form.summaryCount(errors.length)}</p>
      <ul className="mt-1">
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`} className="link inline-flex min-h-11 items-center text-alarm">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
