import type { RawCategory } from '#domain/shop/product-record.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { AdminCategoriesModel } from '../routes/admin-product-categories.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError } from '../ui/text-field.tsx';
import { categoryField, type CategoryAnswer } from './category-answer.ts';

type CategoriesPageProps = {
  readonly model: AdminCategoriesModel;
  readonly answer: CategoryAnswer | null;
};

export function CategoriesPage({ model, answer }: CategoriesPageProps) {
  const { settings, shop } = useTexts();
  const words = shop.categories;
  const isKnown = model.categories.some(({ id }) => id === answer?.id);
  const added = answer !== null && !isKnown ? answer : null;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/products" className="link-tall">
          ‹ {shop.product.back}
        </Anchor>
      </p>
      <h1 className="text-3xl sm:text-4xl">{words.title}</h1>
      <p className="mt-3 pb-4 text-soft">{words.intro}</p>
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {model.saved !== null && answer === null && (
        <Notice tone="good">
          <p role="status">{settings.saved(model.saved)}</p>
        </Notice>
      )}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {model.categories.map((category) => {
        const typed = answer?.id === category.id ? answer : null;
        return (
          <CategoryForm
            key={category.id}
            id={category.id}
            seen={typed?.seen ?? category.seen}
            title={category.title}
            remark={words.products(category.products)}
            values={typed?.form ?? category}
            errors={typed?.errors ?? []}
            button={settings.save}
            mayChange={model.mayChange}
          />
        );
      })}
      {model.mayChange && (
        <CategoryForm
          id={added?.id ?? model.newId}
          seen=""
          title={words.newTitle}
          remark={null}
          values={added?.form ?? { nameDe: '', nameEn: '', position: model.newPosition }}
          errors={added?.errors ?? []}
          button={words.add}
          mayChange
        />
      )}
    </div>
  );
}

type CategoryFormProps = {
  readonly id: string;
  readonly seen: string;
  readonly title: string;
  readonly remark: string | null;
  readonly values: RawCategory;
  readonly errors: CategoryAnswer['errors'];
  readonly button: string;
  readonly mayChange: boolean;
};

function CategoryForm({ id, seen, title, remark, values, errors, button, mayChange }: CategoryFormProps) {
  const { frame } = useTexts();
  return (
    <form method="post" noValidate className="pt-8">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={seen} />
      <fieldset disabled={!mayChange}>
        <legend className="w-full border-b border-line pb-1 font-serif text-xl">
          {title}
          {remark !== null && <span className="ml-3 font-sans text-sm text-soft">{remark}</span>}
        </legend>
        <div className="mt-4 grid items-end gap-4 sm:grid-cols-[1fr_1fr_7rem]">
          {(['nameDe', 'nameEn', 'position'] as const).map((field) => (
            <CategoryField
              key={field}
              field={field}
              id={categoryField(field, id)}
              value={values[field]}
              error={errors.find((error) => error.field === categoryField(field, id))?.message}
            />
          ))}
        </div>
        {mayChange && (
          <button type="submit" className="btn-quiet mt-4 w-full sm:w-auto" data-pending={frame.form.sending}>
            {button}
          </button>
        )}
      </fieldset>
    </form>
  );
}

type CategoryFieldProps = {
  readonly field: keyof RawCategory;
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
};

function CategoryField({ field, id, value, error }: CategoryFieldProps) {
  const words = useTexts().shop.categories;
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {words[field]}
      </label>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      <input
        id={id}
        name={field}
        defaultValue={value}
        inputMode={field === 'position' ? 'numeric' : undefined}
        required
        className="input mt-1.5"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}
