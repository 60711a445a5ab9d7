import { priceField, stepsField, type RawSkill } from '#domain/settings/staff-skills.ts';
import { duration, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { SkillsModel } from '../routes/admin-colleague-skills.tsx';
import { FieldError } from '../ui/text-field.tsx';
import type { FormError } from './form-answer.ts';

type ListedService = SkillsModel['categories'][number]['services'][number];

type SkillLinesProps = {
  readonly services: readonly ListedService[];
  readonly values: readonly RawSkill[];
  readonly errors: readonly FormError[];
};

/** The services of a category, each with a tick, and where it differs a price and a time of one's own. */
export function SkillLines({ services, values, errors }: SkillLinesProps) {
  return (
    <ul>
      {services.map((service) => (
        <SkillLine
          key={service.id}
          service={service}
          value={values.find(({ serviceId }) => serviceId === service.id)}
          errors={errors}
        />
      ))}
    </ul>
  );
}

type SkillLineProps = {
  readonly service: ListedService;
  readonly value: RawSkill | undefined;
  readonly errors: readonly FormError[];
};

function SkillLine({ service, value, errors }: SkillLineProps) {
  const { team } = useTexts();
  const words = team.skills;
  const locale = useLocale();
  const [priceId, stepsId] = [priceField(service.id), stepsField(service.id)];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const [priceError, stepsError] = [errorOf(priceId), errorOf(stepsId)];
  const own =
    value !== undefined && (value.price.trim() !== '' || value.steps.some((step) => step.trim() !== ''));
  const minutes = service.segments.reduce((sum, each) => sum + each, 0);
  const facts = [
    price(service.price),
    duration(locale, minutes),
    ...(service.active ? [] : [words.inactive]),
  ];
  return (
    <li className="border-b border-line pb-1">
      <label className="pick border-b-0 pb-1">
        <input type="checkbox" name="skill" value={service.id} defaultChecked={value?.does === true} />
        <span className="min-w-0">
          {service.name}
          <span className="block text-sm text-soft">{facts.join(' · ')}</span>
        </span>
      </label>
      <details open={own || priceError !== undefined || stepsError !== undefined} className="pl-11 sm:pl-13">
        <summary className="min-h-11 cursor-pointer py-2 text-sm text-soft">
          {words.own}
          <span className="sr-only">: {service.name}</span>
        </summary>
        <div className="grid gap-4 pb-4 sm:grid-cols-2">
          <div>
            <label htmlFor={priceId} className="text-sm">
              {words.price}
              <span className="sr-only">: {service.name}</span>
            </label>
            {priceError !== undefined && <FieldError id={`${priceId}-error`} message={priceError} />}
            <input
              id={priceId}
              name={priceId}
              defaultValue={value?.price ?? ''}
              inputMode="decimal"
              autoComplete="off"
              className="input mt-1"
              aria-invalid={priceError !== undefined}
              aria-describedby={priceError === undefined ? undefined : `${priceId}-error`}
            />
          </div>
          <OwnSteps service={service} steps={value?.steps ?? []} error={stepsError} />
        </div>
      </details>
    </li>
  );
}

type OwnStepsProps = {
  readonly service: ListedService;
  readonly steps: readonly string[];
  readonly error: string | undefined;
};

/** As many fields as the service has steps, and what was typed or stored besides. */
function OwnSteps({ service, steps, error }: OwnStepsProps) {
  const { team, settings } = useTexts();
  const id = stepsField(service.id);
  const fields = Math.max(service.segments.length, steps.length);
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0">
      <legend className="text-sm">
        {team.skills.steps}
        <span className="sr-only">: {service.name}</span>
      </legend>
      {error !== undefined && <FieldError id={`${id}-error`} message={error} />}
      <div className="mt-1 grid grid-cols-3 gap-2">
        {Array.from({ length: fields }, (_, index) => (
          <label key={index} className="block min-w-0">
            {fields > 1 && <span className="text-sm text-soft">{settings.service.step(index + 1)}</span>}
            <input
              name={id}
              defaultValue={steps[index] ?? ''}
              placeholder={service.segments[index]?.toString()}
              aria-label={`${service.name}, ${settings.service.step(index + 1)}`}
              inputMode="numeric"
              autoComplete="off"
              className="input px-2"
              aria-invalid={error !== undefined}
              aria-describedby={error === undefined ? undefined : `${id}-error`}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
