import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FieldError } from '../ui/text-field.tsx';

export function ImportStartPage({ message }: { readonly message: string | null }) {
  const { customers } = useTexts();
  const locale = useLocale();
  const words = customers.import;
  return (
    <div className="narrow pt-4 pb-16">
      <p>
        <Anchor to="/admin/customers" className="link-tall">
          ‹ {customers.profile.back}
        </Anchor>
      </p>
      <h1 className="pt-2 text-3xl">{words.title}</h1>
      <p className="mt-3 pb-6 text-soft">{words.intro}</p>
      {message !== null && <ErrorSummary errors={[{ field: 'file', message }]} />}
      <form
        method="post"
        encType="multipart/form-data"
        action={inLocale(locale, '/admin/customers/import')}
        className="mt-6 space-y-6"
        noValidate
      >
        <div>
          <label htmlFor="file" className="font-medium">
            {words.file}
          </label>
          <p id="file-hint" className="text-sm text-soft">
            {words.fileHint}
          </p>
          {message !== null && <FieldError id="file-error" message={message} />}
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv,text/plain"
            required
            className="input mt-1.5"
            aria-invalid={message !== null}
            aria-describedby={message === null ? 'file-hint' : 'file-error file-hint'}
          />
        </div>
        <button type="submit" className="btn-main" data-pending={words.pending}>
          {words.look}
        </button>
      </form>
    </div>
  );
}
