import type { RawLoyalty } from '#domain/settings/loyalty.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { FormError } from '../settings/form-answer.ts';
import { TextField } from '../ui/text-field.tsx';

type LoyaltyFieldsProps = { readonly values: RawLoyalty; readonly errors: readonly FormError[] };

export function LoyaltyFields({ values, errors }: LoyaltyFieldsProps) {
  const words = useTexts().loyalty.settings;
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <>
      <label className="pick">
        <input type="checkbox" name="active" defaultChecked={values.active} />
        <span>
          {words.active}
          <span className="block text-sm text-soft">{words.activeHint}</span>
        </span>
      </label>
      <div className="w-48">
        <TextField
          name="pointsPerFranc"
          label={words.pointsPerFranc}
          value={values.pointsPerFranc}
          error={errorOf('pointsPerFranc')}
          inputMode="numeric"
        />
      </div>
      <fieldset className="space-y-4">
        <legend className="font-serif text-2xl">{words.tiers}</legend>
        <p className="text-sm text-soft">{words.tiersHint}</p>
        {values.tiers.map(({ name, threshold }, place) => (
          // Lines have no other name than their place.
          <div key={place} className="grid items-end gap-4 sm:grid-cols-[1fr_14rem]">
            <TextField
              name={`name.${place}`}
              label={words.name(place + 1)}
              value={name}
              error={errorOf(`name.${place}`)}
              maxLength={30}
              autoComplete="off"
              optional="unsaid"
            />
            <TextField
              name={`threshold.${place}`}
              label={words.threshold(place + 1)}
              value={threshold}
              error={errorOf(`threshold.${place}`)}
              inputMode="numeric"
              autoComplete="off"
              optional="unsaid"
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}
