import type { ReactNode } from 'react';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { AdminServiceModel } from '../routes/admin-service.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { SelectField, TickField } from './choice-fields.tsx';
import { ChangedNotice, StrandedNotice } from './form-notices.tsx';
import { kindWord, type ServiceAnswer } from './service-answer.ts';
import { stepsShown } from './service-form.ts';

type ServiceEditorProps = { readonly model: AdminServiceModel; readonly answer: ServiceAnswer | null };

export function ServiceEditor({ model, answer }: ServiceEditorProps) {
  const { settings, frame } = useTexts();
  const words = settings.service;
  const values = answer?.values ?? model.values;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  return (
    <div className="narrow pb-16">
      <p className="pt-4">
        <Anchor to="/admin/services" className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <h1 className="pb-6">{model.title ?? words.newTitle}</h1>
      {!model.mayChange && <p className="notice mb-6">{settings.lookOnly}</p>}
      {answer !== null && <ErrorSummary errors={answer.errors} />}
      {answer?.differences != null && <ChangedNotice differences={answer.differences} />}
      <form method="post" noValidate className="mt-6">
        <input type="hidden" name="id" value={model.id} />
        <input type="hidden" name="seen" value={answer === null ? (model.seen ?? '') : (answer.seen ?? '')} />
        <fieldset disabled={!model.mayChange} className="space-y-10">
          {answer?.stranded != null && <StrandedNotice stranded={answer.stranded} zone={model.zone} />}
          <Part title={words.texts}>
            <div className="grid gap-6 sm:grid-cols-2">
              <TextField name="nameDe" label={words.nameDe} value={values.nameDe} error={errorOf('nameDe')} />
              <TextField name="nameEn" label={words.nameEn} value={values.nameEn} error={errorOf('nameEn')} />
              <TextField
                name="descriptionDe"
                label={words.descriptionDe}
                value={values.descriptionDe}
                error={errorOf('descriptionDe')}
                optional
                multiline
              />
              <TextField
                name="descriptionEn"
                label={words.descriptionEn}
                value={values.descriptionEn}
                error={errorOf('descriptionEn')}
                optional
                multiline
              />
              <SelectField
                name="categoryId"
                label={words.categoryId}
                value={values.categoryId}
                options={model.categories}
                error={errorOf('categoryId')}
              />
              <TextField
                name="position"
                label={words.position}
                hint={words.positionHint}
                value={values.position}
                error={errorOf('position')}
                inputMode="numeric"
              />
            </div>
          </Part>
          <Part title={words.money}>
            <div className="grid items-end gap-6 sm:grid-cols-2">
              <TextField
                name="price"
                label={words.price}
                hint={model.vatLiable ? words.priceHintLiable : words.priceHint}
                value={values.price}
                error={errorOf('price')}
                inputMode="decimal"
              />
              {model.vatLiable ? (
                <SelectField
                  name="vatCode"
                  label={words.vatCode}
                  value={values.vatCode}
                  options={model.vatRates}
                  error={errorOf('vatCode')}
                />
              ) : (
                <input type="hidden" name="vatCode" value={values.vatCode} />
              )}
            </div>
          </Part>
          <Part title={words.cancelling}>
            <p className="mb-4 text-soft">
              {words.cancellingHint(model.salonPolicy.cutoffHours, model.salonPolicy.lateFeePercent)}
            </p>
            <div className="grid items-end gap-6 sm:grid-cols-2">
              <TextField
                name="cutoffHours"
                label={words.cutoffHours}
                value={values.cutoffHours}
                error={errorOf('cutoffHours')}
                inputMode="numeric"
                optional
              />
              <TextField
                name="lateFeePercent"
                label={words.lateFeePercent}
                value={values.lateFeePercent}
                error={errorOf('lateFeePercent')}
                inputMode="numeric"
                optional
              />
            </div>
            <p className="mt-4">
              {words.cancellingNow(model.policyNow.cutoffHours, model.policyNow.lateFeePercent)}
            </p>
            <p className="mt-2 text-soft">{words.cancellingTogether}</p>
          </Part>
          <Part title={words.deposit}>
            <p className="mb-4 text-soft">
              {words.depositHint(model.salonDeposit.percent, price(model.salonDeposit.least))}
            </p>
            <div className="grid items-end gap-6 sm:grid-cols-2">
              <TextField
                name="depositPercent"
                label={words.depositPercent}
                value={values.depositPercent}
                error={errorOf('depositPercent')}
                inputMode="numeric"
                optional
              />
              <TextField
                name="depositLeast"
                label={words.depositLeast}
                value={values.depositLeast}
                error={errorOf('depositLeast')}
                inputMode="numeric"
                optional
              />
            </div>
            <p className="mt-4">
              {words.depositNow(model.depositNow === 0 ? null : price(model.depositNow))}
            </p>
            <p className="mt-2 text-soft">{words.depositTogether}</p>
          </Part>
          <Part title={words.time}>
            <Steps steps={values.steps} error={errorOf('steps')} />
            <div className="mt-6 grid gap-6 sm:grid-cols-2">
              <TextField
                name="bufferBefore"
                label={words.bufferBefore}
                hint={words.bufferHint}
                value={values.bufferBefore}
                error={errorOf('bufferBefore')}
                inputMode="numeric"
              />
              <TextField
                name="bufferAfter"
                label={words.bufferAfter}
                hint={words.bufferHint}
                value={values.bufferAfter}
                error={errorOf('bufferAfter')}
                inputMode="numeric"
              />
            </div>
          </Part>
          {model.resourceKinds.length > 0 && (
            <Part title={words.needs}>
              <Needs
                kinds={model.resourceKinds}
                needs={values.needs}
                steps={stepsShown(values.steps)}
                error={errorOf('needs')}
              />
            </Part>
          )}
          <Part title={words.sale}>
            <TickField name="onlineBookable" label={words.onlineBookable} checked={values.onlineBookable} />
            <TickField
              name="onRequest"
              label={words.onRequest}
              checked={values.onRequest}
              hint={words.onRequestHint}
            />
            <TickField name="active" label={words.active} checked={values.active} hint={words.activeHint} />
          </Part>
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
      {children}
    </section>
  );
}

function Steps({ steps, error }: { readonly steps: readonly string[]; readonly error: string | undefined }) {
  const words = useTexts().settings.service;
  return (
    <fieldset aria-describedby="steps-hint">
      <legend className="font-medium">{words.steps}</legend>
      <p id="steps-hint" className="text-sm text-soft">
        {words.stepsHint}
      </p>
      {error !== undefined && <FieldError id="steps-error" message={error} />}
      <ol className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-5">
        {Array.from({ length: stepsShown(steps) }, (_, index) => (
          <li key={index}>
            <label className="block text-sm">
              {words.step(index + 1)}
              <input
                id={index === 0 ? 'steps' : undefined}
                name="step"
                defaultValue={steps[index] ?? ''}
                inputMode="numeric"
                className="input mt-1"
                aria-invalid={error !== undefined}
                aria-describedby={error === undefined ? undefined : 'steps-error'}
              />
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

type NeedsProps = {
  readonly kinds: readonly string[];
  readonly needs: readonly string[];
  readonly steps: number;
  readonly error: string | undefined;
};

function Needs({ kinds, needs, steps, error }: NeedsProps) {
  const texts = useTexts();
  const words = texts.settings.service;
  const times = [
    { suffix: '', label: words.wholly },
    ...Array.from({ length: steps }, (_, index) => ({
      suffix: `:${index}`,
      label: words.inStep(index + 1),
    })),
  ];
  return (
    <div id="needs" tabIndex={-1}>
      {error !== undefined && <FieldError id="needs-error" message={error} />}
      {kinds.map((kind) => (
        <fieldset key={kind} className="mt-3">
          <legend className="font-medium">{kindWord(kind, texts)}</legend>
          <div className="flex flex-wrap gap-x-6">
            {times.map(({ suffix, label }) => (
              <label key={suffix} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
                <input
                  type="checkbox"
                  name="need"
                  value={kind + suffix}
                  defaultChecked={needs.includes(kind + suffix)}
                  className="size-6 accent-accent"
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
