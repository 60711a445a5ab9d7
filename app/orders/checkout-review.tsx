import { phoneText, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CheckoutAnswer, CheckoutModel } from '../routes/checkout.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { FieldError } from '../ui/text-field.tsx';
import { CHECKOUT_FIELDS } from './checkout-forms.ts';
import { OrderLines } from './order-lines.tsx';

type ReviewProps = {
  readonly model: CheckoutModel;
  readonly answer: Extract<CheckoutAnswer, { readonly kind: 'review' }>;
};

/** Everything once more, with whom, and the one button that orders. */
export function CheckoutReview({ model, answer }: ReviewProps) {
  const { frame, orders } = useTexts();
  const words = orders.checkout;
  const locale = useLocale();
  const { review, values, errors, problem } = answer;
  const online = review.payBy === 'online' && review.due > 0;
  const termsError = errors.find(({ field }) => field === 'terms')?.message;
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.reviewTitle} />
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem}</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <section className="pt-6" aria-labelledby="goods">
        <h2 id="goods" className="mb-3">
          {words.goods}
        </h2>
        <OrderLines
          lines={review.lines}
          total={review.total}
          vat={review.vat}
          {...(review.voucher === null ? {} : { voucher: review.voucher.pays })}
        />
        {review.voucher !== null && (
          <p className="mt-1 text-sm text-soft">{words.leftOnVoucher(price(review.voucher.left))}</p>
        )}
      </section>
      <Facts model={model} answer={answer} />
      <form method="post" action={inLocale(locale, '/checkout')} noValidate className="mt-8">
        <input type="hidden" name="orderId" value={model.orderId} />
        <input type="hidden" name="seen" value={review.seen} />
        <input type="hidden" name="termsVersion" value={model.termsVersion} />
        {CHECKOUT_FIELDS.map((name) => (
          <input key={name} type="hidden" name={name} value={values[name]} />
        ))}
        {termsError !== undefined && <FieldError id="terms-error" message={termsError} />}
        <label className="pick border-t border-line">
          <input
            id="terms"
            type="checkbox"
            name="terms"
            required
            aria-invalid={termsError !== undefined}
            aria-describedby={termsError === undefined ? undefined : 'terms-error'}
          />
          <span>{words.acceptTerms}</span>
        </label>
        <TermsLinks />
        <button
          type="submit"
          name="intent"
          value="order"
          className="btn-main mt-6 w-full text-lg"
          data-pending={frame.form.sending}
        >
          {online ? words.orderAndPay : words.order}
        </button>
        <p className="mt-3 text-sm text-soft">{online ? words.afterPay : words.afterOrder}</p>
        <button
          type="submit"
          name="intent"
          value="edit"
          className="link-tall mt-4 cursor-pointer"
          formNoValidate
        >
          ‹ {words.change}
        </button>
      </form>
    </div>
  );
}

function Facts({ model, answer }: ReviewProps) {
  const words = useTexts().orders.checkout;
  const { contact, goesTo, payBy, note, due } = answer.review;
  const { salon } = model;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [
      words.to,
      goesTo.kind === 'pick_up'
        ? [words.pickUp, `${salon.street}, ${salon.place}`]
        : goesTo.kind === 'email'
          ? [words.byLetterShort, contact.email]
          : [
              `${contact.firstName} ${contact.lastName}`,
              `${goesTo.address.street} ${goesTo.address.houseNumber}`.trim(),
              `${goesTo.address.postalCode} ${goesTo.address.city}`,
            ],
    ],
    [words.pay, [due === 0 ? words.byVoucherAlone : payBy === 'online' ? words.online : words.onPickUp]],
    [
      words.contact,
      [
        `${contact.firstName} ${contact.lastName}`,
        contact.email,
        phoneText(contact.phone),
        ...(note === '' ? [] : [note]),
      ],
    ],
    [words.seller, [salon.legalName, `${salon.street}, ${salon.place}`, salon.email]],
  ];
  return (
    <dl className="mt-8 grid gap-6 sm:grid-cols-2">
      {facts.map(([label, lines]) => (
        <div key={label}>
          <dt className="text-sm text-soft">{label}</dt>
          {lines.map((line) => (
            <dd key={line} className="wrap-anywhere whitespace-pre-line">
              {line}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function TermsLinks() {
  const { booking, frame } = useTexts();
  const locale = useLocale();
  const links = [
    ['/terms', booking.details.readTerms],
    ['/privacy', booking.details.readPrivacy],
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-6">
      {links.map(([to, label]) => (
        <a key={to} href={inLocale(locale, to)} target="_blank" rel="noopener" className="link-tall text-sm">
          {label}
          <span className="sr-only"> ({frame.form.newWindow})</span>
        </a>
      ))}
    </p>
  );
}
