import type { RawCheckout } from '#domain/orders/checkout-form.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CheckoutAnswer, CheckoutModel } from '../routes/checkout.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PersonFields } from '../ui/person-fields.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { CheckoutReview } from './checkout-review.tsx';
import type { CheckoutError } from './checkout-model.ts';

type CheckoutPageProps = { readonly model: CheckoutModel; readonly answer: CheckoutAnswer | null };

export function CheckoutPage({ model, answer }: CheckoutPageProps) {
  const words = useTexts().orders.checkout;
  if (answer?.kind === 'review') return <CheckoutReview model={model} answer={answer} />;
  const { values, errors } = answer ?? { values: model.values, errors: [] };
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.title}>
        <p>{words.steps}</p>
      </PageHeading>
      {errors.length > 0 && (
        <div className="mb-8">
          <ErrorSummary errors={errors} />
        </div>
      )}
      <CheckoutForm model={model} values={values} errors={errors} />
      <p className="mt-6">
        <Anchor to="/cart" className="link-tall">
          ‹ {words.backToCart}
        </Anchor>
      </p>
    </div>
  );
}

type FormProps = {
  readonly model: CheckoutModel;
  readonly values: RawCheckout;
  readonly errors: readonly CheckoutError[];
};

function CheckoutForm({ model, values, errors }: FormProps) {
  const { frame, orders } = useTexts();
  const words = orders.checkout;
  return (
    <form method="post" action={inLocale(useLocale(), '/checkout')} noValidate className="group space-y-12">
      <input type="hidden" name="orderId" value={model.orderId} />
      {model.byLetter ? (
        <p className="border-y border-line py-4">{words.byLetter}</p>
      ) : (
        <DeliveryChoice model={model} values={values} errors={errors} />
      )}
      <ContactPart values={values} errors={errors} />
      {model.byLetter ? null : <VoucherPart values={values} errors={errors} />}
      <PayChoice model={model} values={values} errors={errors} />
      <div>
        <button
          type="submit"
          name="intent"
          value="review"
          className="btn-main w-full text-lg"
          data-pending={frame.form.sending}
        >
          {words.review}
        </button>
        <p className="mt-3 text-sm text-soft">{words.nothingYet}</p>
      </div>
    </form>
  );
}

const errorIn = (errors: readonly CheckoutError[]) => (field: string) =>
  errors.find((error) => error.field === field)?.message;

type ChoiceProps = {
  readonly name: string;
  readonly legend: string;
  readonly chosen: string;
  readonly error: string | undefined;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly text: string;
    readonly mark?: string;
  }[];
};

function Choice({ name, legend, chosen, error, options }: ChoiceProps) {
  return (
    <fieldset id={name} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className="font-serif text-2xl">{legend}</legend>
      {error !== undefined && <FieldError id={`${name}-error`} message={error} />}
      <div className="mt-3 border-t border-line">
        {options.map(({ value, label, text, mark }) => (
          <label key={value} className="pick">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              data-sent={mark === undefined ? undefined : ''}
            />
            <span className="grow">
              <span className="flex flex-wrap justify-between gap-x-4">
                <span>{label}</span>
                {mark !== undefined && <span className="whitespace-nowrap tabular-nums">{mark}</span>}
              </span>
              <span className="block text-sm text-soft">{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function DeliveryChoice({ model, values, errors }: FormProps) {
  const words = useTexts().orders.checkout;
  const errorOf = errorIn(errors);
  const shipping = model.methods.map((method) => ({
    value: method.id,
    label: method.name,
    text: method.freeFrom === null || method.price === 0 ? '' : words.freeFrom(price(method.freeFrom)),
    mark: method.price === 0 ? words.shippingFree : price(method.price),
  }));
  const pickUp = {
    value: 'pick_up',
    label: words.pickUp,
    text: words.pickUpText(model.salon.street, model.salon.place),
  };
  const field = (name: 'street' | 'houseNumber' | 'postalCode' | 'city', autoComplete: string) => (
    <TextField
      name={name}
      label={words[name]}
      value={values[name]}
      error={errorOf(name)}
      autoComplete={autoComplete}
      optional={name === 'houseNumber'}
      {...(name === 'postalCode' ? { inputMode: 'numeric' as const } : {})}
    />
  );
  return (
    <div>
      <Choice
        name="delivery"
        legend={words.delivery}
        chosen={values.delivery}
        error={errorOf('delivery')}
        options={[pickUp, ...shipping]}
      />
      {model.methods.length > 0 && (
        // Out of the way while nothing is sent; a browser that cannot tell shows it.
        <fieldset className="mt-6 space-y-4 supports-[selector(:has(a))]:hidden supports-[selector(:has(a))]:group-has-[[data-sent]:checked]:block">
          <legend className="font-medium">{words.address}</legend>
          <p className="text-sm text-soft">{words.addressHint}</p>
          <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
            {field('street', 'address-line1')}
            {field('houseNumber', 'off')}
          </div>
          <div className="grid gap-4 sm:grid-cols-[9rem_1fr]">
            {field('postalCode', 'postal-code')}
            {field('city', 'address-level2')}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function ContactPart({ values, errors }: Omit<FormProps, 'model'>) {
  const words = useTexts().orders.checkout;
  const errorOf = errorIn(errors);
  return (
    <fieldset className="space-y-6">
      <legend className="float-left w-full font-serif text-2xl">{words.contact}</legend>
      <div className="clear-both space-y-6 pt-2">
        <PersonFields values={values} errorOf={errorOf} />
      </div>
      <TextField
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={values.note}
        error={errorOf('note')}
        optional
        multiline
      />
    </fieldset>
  );
}

function VoucherPart({ values, errors }: Omit<FormProps, 'model'>) {
  const words = useTexts().orders.checkout;
  return (
    <fieldset className="space-y-3">
      <legend className="font-serif text-2xl">{words.voucherTitle}</legend>
      <TextField
        name="voucher"
        label={words.voucher}
        hint={words.voucherHint}
        value={values.voucher}
        error={errorIn(errors)('voucher')}
        autoComplete="off"
        maxLength={60}
        optional
      />
    </fieldset>
  );
}

function PayChoice({ model, values, errors }: FormProps) {
  const words = useTexts().orders.checkout;
  return (
    <Choice
      name="payBy"
      legend={words.payBy}
      chosen={model.onlineOnly ? 'online' : values.payBy}
      error={errorIn(errors)('payBy')}
      options={[
        { value: 'online', label: words.online, text: words.onlineText },
        ...(model.onlineOnly
          ? []
          : [{ value: 'on_pick_up', label: words.onPickUp, text: words.onPickUpText }]),
      ]}
    />
  );
}
