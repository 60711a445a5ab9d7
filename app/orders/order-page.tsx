import { longMoment, phoneText, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OrderPageModel } from '../routes/order.tsx';
import { documentName } from '../invoices/document-name.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { OrderLines } from './order-lines.tsx';
import { statusWords } from './order-model.ts';

type OrderPageProps = { readonly model: OrderPageModel; readonly problem: string | null };

export function OrderPage({ model, problem }: OrderPageProps) {
  const texts = useTexts();
  const words = texts.orders.order;
  const locale = useLocale();
  const { order, zone } = model;
  const said = problem ?? (model.problem === null ? null : words.problem[model.problem]);
  return (
    <div className="narrow pb-16">
      <PageHeading title={words.title(order.number)}>
        <p>
          {words.placed(longMoment(locale, zone, order.createdAt))} {/* A word of the state beside it. */}
          <strong className="font-medium text-ink">{statusWords(order, texts)}</strong>
        </p>
      </PageHeading>
      {said !== null && (
        <Notice tone="alarm" urgent>
          <p>{said}</p>
        </Notice>
      )}
      <Standing model={model} />
      <section className="pt-10" aria-labelledby="goods">
        <h2 id="goods" className="mb-3">
          {texts.orders.checkout.goods}
        </h2>
        <OrderLines lines={order.lines} total={order.total} vat={order.vat} voucher={order.voucher} />
      </section>
      <Vouchers model={model} />
      <Documents model={model} />
      <Facts model={model} />
      <p className="mt-8">
        <Anchor to="/shop" className="link-tall">
          {texts.orders.cart.toShop}
        </Anchor>
      </p>
    </div>
  );
}

/** How it stands, and what can be done. */
function Standing({ model }: { readonly model: OrderPageModel }) {
  const { orders } = useTexts();
  const words = orders.order;
  const locale = useLocale();
  const { order, zone, look } = model;
  const until = order.dueAt === null ? '' : longMoment(locale, zone, order.dueAt);
  const unpaid = order.paid === 0 && (order.stage === 'open' || order.stage === 'ready');
  if (unpaid && order.due === 0) {
    return (
      <Notice tone="good">
        <p role="status">{words.coveredText}</p>
        <p>
          <Anchor to={`/order/${model.token}?placed`} className="link-tall">
            {words.look}
          </Anchor>
        </p>
      </Notice>
    );
  }
  if (unpaid && order.payBy === 'online') {
    return look === 'settling' ? <Settling model={model} /> : <ToPay model={model} until={until} />;
  }
  const thanks = model.placed && (order.stage === 'open' || order.delivery === 'email');
  return (
    <>
      <Notice tone="good" {...(thanks ? { title: words.thanks } : {})}>
        {thanks && <p>{words.mailed(order.contact.email)}</p>}
        <p>{standingWords(model, words, until)}</p>
        {order.endReason !== null && <p>{words.reason(order.endReason)}</p>}
        {order.refunded > 0 && <p>{words.moneyBack(price(order.refunded))}</p>}
        {order.status === 'disputed' && <p>{words.disputedText}</p>}
      </Notice>
      {unpaid && <LeaveForm model={model} />}
    </>
  );
}

function standingWords(
  { order, left }: OrderPageModel,
  words: ReturnType<typeof useTexts>['orders']['order'],
  until: string,
): string {
  switch (order.stage) {
    case 'open':
      return order.paid > 0 ? words.paidText[order.delivery] : words.fetchBy(until);
    case 'ready':
      return order.paid > 0 ? words.readyText : `${words.readyText} ${words.fetchBy(until)}`;
    case 'shipped':
      return words.shippedText;
    case 'completed':
      return order.delivery === 'email' ? words.paidText.email : words.completedText;
    case 'cancelled':
      return left ? words.left : words.cancelledText;
  }
}

function Settling({ model }: { readonly model: OrderPageModel }) {
  const words = useTexts().orders.order;
  return (
    <Notice tone="good">
      <p role="status">{words.settling}</p>
      <p>
        <Anchor to={`/order/${model.token}?back=paid`} className="link-tall">
          {words.look}
        </Anchor>
      </p>
    </Notice>
  );
}

function ToPay({ model, until }: { readonly model: OrderPageModel; readonly until: string }) {
  const { frame, orders } = useTexts();
  const words = orders.order;
  const here = inLocale(useLocale(), `/order/${model.token}`);
  return (
    <>
      <Notice tone="good" title={words.payTitle}>
        {(model.cameBack || model.look === 'open' || model.look === 'ended') && <p>{words.stopped}</p>}
        {model.look === 'unknown' && <p>{words.away}</p>}
        <p>{words.payText(until)}</p>
        <form method="post" action={here} className="mt-4">
          <button
            type="submit"
            name="intent"
            value="pay"
            className="btn-main w-full sm:w-auto"
            data-pending={frame.form.sending}
          >
            {words.payNow}
          </button>
        </form>
      </Notice>
      <LeaveForm model={model} />
    </>
  );
}

function LeaveForm({ model }: { readonly model: OrderPageModel }) {
  const words = useTexts().orders.order;
  return (
    <form
      method="post"
      action={inLocale(useLocale(), `/order/${model.token}`)}
      className="mt-3 flex flex-wrap gap-x-6"
    >
      <button type="submit" name="intent" value="to_cart" className="link-tall cursor-pointer text-left">
        {words.leaveToCart}
      </button>
      <button type="submit" name="intent" value="leave" className="link-tall cursor-pointer text-left">
        {words.leave}
      </button>
    </form>
  );
}

/** What was bought to be given: each with its own page, from which it is printed. */
function Vouchers({ model }: { readonly model: OrderPageModel }) {
  const words = useTexts().orders.order;
  if (model.vouchers.length === 0) return null;
  return (
    <section className="pt-10" aria-labelledby="vouchers">
      <h2 id="vouchers" className="mb-2">
        {words.vouchers}
      </h2>
      <ul>
        {model.vouchers.map(({ token, value }) => (
          <li key={token}>
            <Anchor to={`/voucher/${token}`} className="link-tall">
              {words.voucherOpen(price(value))}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The invoice of what was paid, and what was credited of it: each as PDF. */
function Documents({ model }: { readonly model: OrderPageModel }) {
  const texts = useTexts();
  const locale = useLocale();
  const words = texts.invoices;
  if (model.documents.length === 0) return null;
  return (
    <section className="pt-10" aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {words.ofOrder.title}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {model.documents.map((document) => (
          <li key={document.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span>
              {documentName(document, texts)}, {document.issuedOn},{' '}
              <span className="whitespace-nowrap tabular-nums">{price(document.total)}</span>
            </span>
            {document.drawn ? (
              <a
                href={inLocale(locale, `/order/${model.token}/invoice?id=${document.id}`)}
                className="link-tall"
                aria-label={words.mine.openNamed(documentName(document, texts))}
              >
                {words.mine.pdf}
              </a>
            ) : (
              <span className="text-sm text-soft">{words.mine.drawing}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ model }: { readonly model: OrderPageModel }) {
  const words = useTexts().orders.checkout;
  const { contact, goesTo, payBy, note, due } = model.order;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [
      words.to,
      goesTo.kind === 'pick_up'
        ? [words.pickUp]
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
