import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { AdminProductModel } from '../routes/admin-product.tsx';
import { SelectField, TickField } from '../settings/choice-fields.tsx';
import { ChangedNotice } from '../settings/form-notices.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ProductAnswer } from './product-answer.ts';
import { ProductParts } from './product-parts.tsx';

type ProductEditorProps = { readonly model: AdminProductModel; readonly answer: ProductAnswer | null };

export function ProductEditor({ model, answer }: ProductEditorProps) {
  const { settings, frame, shop } = useTexts();
  const words = shop.product;
  const values = answer?.values ?? model.values;
  const field = (name: Exclude<keyof typeof values, 'active'>) => ({
    name,
    label: words[name],
    value: values[name],
    error: answer?.errors.find((error) => error.field === name)?.message,
  });
  return (
    <div className="narrow pb-16">
      {model.title === null ? (
        <>
          <p className="pt-4">
            <Anchor to="/admin/products" className="link-tall">
              ‹ {words.back}
            </Anchor>
          </p>
          <h1 className="pb-6 text-3xl sm:text-4xl">{words.newTitle}</h1>
        </>
      ) : (
        <ProductParts id={model.id} current="content" title={model.title} />
      )}
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {model.categories.length === 0 && (
        <p className="notice mb-6">
          {words.noCategory}{' '}
          <Anchor to="/admin/product-categories" className="link">
            {words.toCategories}
          </Anchor>
        </p>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {answer?.differences != null && <ChangedNotice differences={answer.differences} />}
      <form method="post" noValidate className="mt-6">
        <input type="hidden" name="id" value={model.id} />
        <input type="hidden" name="seen" value={answer === null ? (model.seen ?? '') : (answer.seen ?? '')} />
        <fieldset disabled={!model.mayChange} className="space-y-10">
          <Part title={words.texts}>
            <TextField {...field('nameDe')} />
            <TextField {...field('nameEn')} />
            <TextField {...field('descriptionDe')} optional multiline />
            <TextField {...field('descriptionEn')} optional multiline />
            <SelectField {...field('categoryId')} options={model.categories} />
            <TextField {...field('position')} hint={words.positionHint} inputMode="numeric" />
          </Part>
          <Part title={words.money}>
            <TextField
              {...field('price')}
              hint={model.vatLiable ? words.priceHintLiable : words.priceHint}
              inputMode="decimal"
            />
            {model.vatLiable ? (
              <SelectField {...field('vatCode')} options={model.vatRates} />
            ) : (
              <input type="hidden" name="vatCode" value={values.vatCode} />
            )}
          </Part>
          <Part title={words.reorder}>
            <TextField {...field('lowStockAt')} hint={words.lowStockAtHint} inputMode="numeric" />
            <TextField {...field('reorderTo')} hint={words.reorderToHint} inputMode="numeric" />
          </Part>
          <section>
            <h2 className="mb-4 border-b border-line pb-1">{words.sale}</h2>
            <TickField name="active" label={words.active} checked={values.active} hint={words.activeHint} />
          </section>
          {model.mayChange && (
            <button type="submit" className="btn-main w-full sm:w-auto" data-pending={frame.form.sending}>
              {settings.save}
            </button>
          )}
        </fieldset>
      </form>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-4 border-b border-line pb-1">{title}</h2>
      <div className="grid items-end gap-6 sm:grid-cols-2">{children}</div>
    </section>
  );
}
