import type { RawCategory } from '#domain/settings/service-categories.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { FieldError } from '../ui/text-field.tsx';
import { CATEGORY_FIELDS, categoryField } from './category-form.ts';
import type { FormError } from './form-answer.ts';

type CategoryLinesProps = {
  readonly categories: readonly RawCategory[];
  readonly stored: readonly { readonly id: string; readonly services: number }[];
  readonly errors: readonly FormError[];
};

export function CategoryLines({ categories, stored, errors }: CategoryLinesProps) {
  const words = useTexts().team.categories;
  return categories.map((category, index) => {
    const id = `category${index}`;
    const error = errors.find(({ field }) => field === id)?.message;
    const known = stored.find((each) => each.id === category.id);
    return (
      <fieldset key={category.id} id={id} tabIndex={-1} className="min-w-0 border-b border-line pb-6">
        <legend className="font-medium">
          {known === undefined ? words.newLine : words.line(index + 1)}
          {known !== undefined && (
            <span className="font-normal text-soft">
              {' '}
              ({known.services === 0 ? words.empty : words.used(known.services)})
            </span>
          )}
        </legend>
        {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
        <input type="hidden" name={categoryField(index, 'id')} value={category.id} />
        <div className="mt-2 grid gap-4 sm:grid-cols-[1fr_1fr_8rem]">
          {CATEGORY_FIELDS.map((field) => (
            <label key={field} className="block min-w-0">
              {words[field]}
              <input
                name={categoryField(index, field)}
                defaultValue={category[field]}
                inputMode={field === 'position' ? 'numeric' : undefined}
                aria-invalid={error !== undefined}
                aria-describedby={error === undefined ? undefined : `${id}-error`}
                autoComplete="off"
                className="input mt-1"
              />
            </label>
          ))}
        </div>
      </fieldset>
    );
  });
}
