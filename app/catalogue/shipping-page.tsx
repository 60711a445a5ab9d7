import type { RawShipping } from '#domain/orders/shipping-record.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ShippingPageModel } from '../routes/admin-shipping.tsx';
import { SelectField, TickField } from '../settings/choice-fields.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { shippingField, type ShippingAnswer } from './shipping-answer.ts';

type ShippingPageProps = { readonly model: ShippingPageModel; readonly answer: ShippingAnswer | null };

/** The ways by which the shop sends, one form each, and one for another. */
export function ShippingPage({ model, answer }: ShippingPageProps) {
  const { settings, shop } = useTexts();
  const words = shop.shipping;
  const added = answer !== null && !model.methods.some(({ id }) => id === answer.id) ? answer : null;
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
      {model.methods.length === 0 && <p className="notice">{words.none}</p>}
      {model.methods.map(({ id, title, active, seen, form }) => {
        const typed = answer?.id === id ? answer : null;
        return (
          <MethodForm
            key={id}
            id={id}
            seen={typed?.seen ?? seen}
            title={title}
            remark={active ? null : words.off}
            values={typed?.form ?? form}
            errors={typed?.errors ?? []}
            button={settings.save}
            model={model}
          />
        );
      })}
      {model.mayChange && (
        <MethodForm
          id={added?.id ?? model.blank.id}
          seen=""
          title={words.newTitle}
          remark={null}
          values={added?.form ?? model.blank.form}
          errors={added?.errors ?? []}
          button={words.add}
          model={model}
        />
      )}
    </div>
  );
}

type MethodFormProps = {
  readonly id: string;
  readonly seen: string;
  readonly title: string;
  readonly remark: string | null;
  readonly values: RawShipping;
  readonly errors: ShippingAnswer['errors'];
  readonly button: string;
  readonly model: ShippingPageModel;
};

function MethodForm({ id, seen, title, remark, values, errors, button, model }: MethodFormProps) {
  const { frame, shop } = useTexts();
  const words = shop.shipping;
  const field = (name: Exclude<keyof RawShipping, 'active'>) => ({
    name,
    id: shippingField(name, id),
    label: words[name],
    value: values[name],
    error: errors.find((error) => error.field === shippingField(name, id))?.message,
  });
  return (
    <form method="post" noValidate className="pt-8">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={seen} />
      <fieldset disabled={!model.mayChange}>
        <legend className="w-full border-b border-line pb-1 font-serif text-xl">
          {title}
          {remark !== null && <span className="ml-3 font-sans text-sm text-soft">{remark}</span>}
        </legend>
        <div className="mt-4 grid items-end gap-4 sm:grid-cols-2">
          <TextField {...field('nameDe')} />
          <TextField {...field('nameEn')} />
          <TextField {...field('price')} inputMode="decimal" />
          <TextField {...field('freeFrom')} inputMode="decimal" hint={words.freeFromHint} optional="unsaid" />
          {model.vatLiable ? (
            <SelectField {...field('vatCode')} options={model.vatRates} />
          ) : (
            <input type="hidden" name="vatCode" value={values.vatCode} />
          )}
          <TextField {...field('position')} inputMode="numeric" />
        </div>
        <div className="mt-4">
          <TickField name="active" label={words.active} checked={values.active} hint={words.activeHint} />
        </div>
        {model.mayChange && (
          <button type="submit" className="btn-quiet mt-4 w-full sm:w-auto" data-pending={frame.form.sending}>
            {button}
          </button>
        )}
      </fieldset>
    </form>
  );
}
