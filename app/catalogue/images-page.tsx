import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AdminImagesModel } from '../routes/admin-product-images.tsx';
import type { FormError } from '../settings/form-answer.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { lineField } from './catalogue-forms.ts';
import type { ImagesAnswer } from './images-answer.ts';
import { ProductParts } from './product-parts.tsx';

type ImagesPageProps = { readonly model: AdminImagesModel; readonly answer: ImagesAnswer | null };

export function ImagesPage({ model, answer }: ImagesPageProps) {
  const { settings, shop } = useTexts();
  const words = shop.images;
  return (
    <div className="narrow pb-16">
      <ProductParts id={model.id} current="images" title={words.title(model.name)} />
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {answer?.changed === true && (
        <Notice tone="alarm" title={settings.changed.title} urgent>
          <p>{words.changed}</p>
        </Notice>
      )}
      {model.images.length === 0 ? (
        <p className="pt-4">{words.none}</p>
      ) : (
        <ImageList model={model} answer={answer} />
      )}
      {model.mayChange && (model.full ? <p className="notice mt-10">{words.full}</p> : null)}
      {model.mayChange && !model.full && <AddForm model={model} answer={answer} />}
    </div>
  );
}

const messageFor = (answer: ImagesAnswer | null, field: string): FormError['message'] | undefined =>
  answer?.errors.find((error) => error.field === field)?.message;

function ImageList({ model, answer }: ImagesPageProps) {
  const { settings, frame, shop } = useTexts();
  const words = shop.images;
  const to = inLocale(useLocale(), `/admin/products/${model.id}/images`);
  const typed = (id: string) => answer?.changing?.lines.find((line) => line.id === id);
  return (
    <section aria-labelledby="list" className="pt-4">
      <h2 id="list" className="mb-4 border-b border-line pb-1">
        {words.list}
      </h2>
      <form method="post" action={to} noValidate id="change">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="seen" value={answer?.changing?.seen ?? model.seen} />
        <fieldset disabled={!model.mayChange}>
          <ol className="space-y-8">
            {model.images.map((image, index) => {
              const values = typed(image.id) ?? image;
              const field = (name: 'altDe' | 'altEn' | 'position') => ({
                name: lineField(name, image.id),
                label: words[name],
                value: values[name],
                error: messageFor(answer, lineField(name, image.id)),
              });
              return (
                <li key={image.id} className="grid gap-5 border-b border-line pb-8 sm:grid-cols-[9rem_1fr]">
                  <input type="hidden" name="image" value={image.id} />
                  <img
                    src={image.thumbnail}
                    alt={image.altDe}
                    width={image.width}
                    height={image.height}
                    className="h-auto w-36 bg-mist"
                  />
                  <fieldset className="space-y-4">
                    <legend className="font-medium">{words.number(index + 1)}</legend>
                    <TextField {...field('altDe')} />
                    <TextField {...field('altEn')} />
                    <TextField {...field('position')} inputMode="numeric" />
                  </fieldset>
                </li>
              );
            })}
          </ol>
          {model.mayChange && (
            <button
              type="submit"
              className="btn-main mt-6 w-full sm:w-auto"
              data-pending={frame.form.sending}
            >
              {settings.save}
            </button>
          )}
        </fieldset>
      </form>
      {model.mayChange && (
        <ul className="mt-6 flex flex-wrap gap-3">
          {model.images.map((image, index) => (
            <li key={image.id}>
              <form method="post" action={to}>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="id" value={image.id} />
                <button type="submit" className="btn-quiet">
                  {words.remove(index + 1)}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AddForm({ model, answer }: ImagesPageProps) {
  const words = useTexts().shop.images;
  const to = inLocale(useLocale(), `/admin/products/${model.id}/images`);
  const message = messageFor(answer, 'file');
  const alt = (name: 'altDe' | 'altEn') => ({
    name,
    label: words[name],
    value: answer?.adding?.[name] ?? '',
    error: messageFor(answer, name),
  });
  return (
    <section aria-labelledby="add" className="pt-12">
      <h2 id="add" className="mb-4 border-b border-line pb-1">
        {words.addTitle}
      </h2>
      <form method="post" action={to} encType="multipart/form-data" noValidate className="space-y-6">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="id" value={answer?.adding?.id ?? model.newId} />
        <div>
          <label htmlFor="file" className="font-medium">
            {words.file}
          </label>
          <p id="file-hint" className="text-sm text-soft">
            {words.fileHint}
          </p>
          {message !== undefined && <FieldError id="file-error" message={message} />}
          <input
            id="file"
            name="file"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            required
            className="input mt-1.5"
            aria-invalid={message !== undefined}
            aria-describedby={message === undefined ? 'file-hint' : 'file-error file-hint'}
          />
        </div>
        <TextField {...alt('altDe')} hint={words.altHint} />
        <TextField {...alt('altEn')} />
        <button type="submit" className="btn-main w-full sm:w-auto" data-pending={words.pending}>
          {words.add}
        </button>
      </form>
    </section>
  );
}
