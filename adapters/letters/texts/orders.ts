/** What letters about orders say. */
import { lineTotal } from '#domain/orders/order.ts';
import { vatShares } from '#domain/orders/vat-split.ts';
import type { OrderNoticeKind } from '#domain/notifications/notice.ts';
import type { OrderNoticeFacts } from '#domain/ports/notices.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { formatRappen } from '#domain/shared/money.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { minuteOf } from '#domain/shared/salon-time.ts';
import { cleanLine } from '../clean-line.ts';
import type { NoticeWords, Speaking } from './notices.ts';

type OrderWords = (facts: OrderNoticeFacts & Omit<Speaking, 'visit'>) => NoticeWords;
type OrderTexts = { readonly [K in OrderNoticeKind]: OrderWords };

const chf = (amount: Rappen): string => `CHF ${formatRappen(amount)}`;

type Words = {
  readonly total: string;
  readonly vat: (rate: string, amount: string) => string;
  readonly to: string;
  readonly byVoucher: (amount: string) => string;
};
const WORDS: Readonly<Record<'de' | 'en', Words>> = {
  de: {
    total: 'Total',
    vat: (rate, amount) => `darin MWST ${rate} %: ${amount}`,
    to: 'Lieferung an',
    byVoucher: (amount) => `davon mit Gutschein bezahlt: ${amount}`,
  },
  en: {
    total: 'Total',
    vat: (rate, amount) => `VAT ${rate} % included: ${amount}`,
    to: 'To be sent to',
    byVoucher: (amount) => `of it paid by voucher: ${amount}`,
  },
};

type Next = Readonly<Record<OrderNoticeFacts['order']['state']['delivery'], string>>;
const DE_NEXT: Next = {
  pick_up: 'Wir schreiben Ihnen, sobald sie zum Abholen bereitliegt.',
  shipping: 'Wir schreiben Ihnen, sobald sie unterwegs ist.',
  email: 'Jeder Gutschein kommt mit einer eigenen E-Mail.',
};
const EN_NEXT: Next = {
  pick_up: 'We will write to you as soon as it is ready to be picked up.',
  shipping: 'We will write to you as soon as it is on its way.',
  email: 'Each voucher comes in an e-mail of its own.',
};

/** Everything that was ordered, a line each, with what it contains of VAT. */
function orderLines({ order }: OrderNoticeFacts, locale: Locale, words: Words): readonly string[] {
  const { lines, goesTo, contact, state } = order;
  const shares = vatShares(
    lines.map((line) => ({
      gross: lineTotal(line),
      vatCode: line.vatCode,
      vatBasisPoints: line.vatBasisPoints,
    })),
  ).filter(({ vatBasisPoints, vat }) => vatBasisPoints > 0 && vat > 0);
  const address =
    goesTo.kind === 'shipping'
      ? [
          cleanLine(
            `${words.to}: ${contact.firstName} ${contact.lastName}, ${[goesTo.address.street, goesTo.address.houseNumber].join(' ').trim()}, ${goesTo.address.postalCode} ${goesTo.address.city}`,
          ),
        ]
      : [];
  return [
    ...lines.map((line) => cleanLine(`${line.quantity} × ${line.name[locale]}: ${chf(lineTotal(line))}`)),
    `${words.total}: ${chf(state.total)}`,
    ...(state.voucher > 0 ? [words.byVoucher(chf(state.voucher))] : []),
    ...shares.map(({ vatBasisPoints, vat }) => words.vat(String(vatBasisPoints / 100), chf(vat))),
    ...address,
  ];
}

const deCH: OrderTexts = {
  order_received: (facts) => ({
    subject: `Ihre Bestellung ${facts.order.number} bei ${facts.salon}`,
    heading: 'Danke für Ihre Bestellung',
    lines: [
      `Wir haben Ihre Bestellung ${facts.order.number} erhalten und legen sie für Sie zurück. Sie bezahlen beim Abholen, bar, mit Karte oder TWINT.`,
      ...orderLines(facts, 'de-CH', WORDS.de),
      ...(facts.order.dueAt === null
        ? []
        : [
            `Bitte holen Sie sie bis ${facts.moment(minuteOf(facts.order.dueAt))} ab. Danach geben wir die Ware wieder frei.`,
          ]),
      `Etwas stimmt nicht? Rufen Sie uns an: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_paid: (facts) => ({
    subject: `Bestellung ${facts.order.number} ist bezahlt – ${facts.salon}`,
    heading: 'Danke, Ihre Zahlung ist da',
    lines: [
      `Ihre Bestellung ${facts.order.number} ist bezahlt. ${DE_NEXT[facts.order.state.delivery]}`,
      ...orderLines(facts, 'de-CH', WORDS.de),
      `Etwas stimmt nicht? Rufen Sie uns an: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_ready: (facts) => ({
    subject: `Bestellung ${facts.order.number} liegt bereit – ${facts.salon}`,
    heading: 'Ihre Bestellung liegt bereit',
    lines: [
      `Sie können Ihre Bestellung ${facts.order.number} bei uns im Salon abholen.`,
      ...orderLines(facts, 'de-CH', WORDS.de),
      ...(facts.order.dueAt === null
        ? ['Sie ist bezahlt.']
        : [
            `Sie bezahlen beim Abholen. Wir behalten sie bis ${facts.moment(minuteOf(facts.order.dueAt))} für Sie.`,
          ]),
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_shipped: (facts) => ({
    subject: `Bestellung ${facts.order.number} ist unterwegs – ${facts.salon}`,
    heading: 'Ihre Bestellung ist unterwegs',
    lines: [
      `Wir haben Ihre Bestellung ${facts.order.number} der Post übergeben.`,
      ...orderLines(facts, 'de-CH', WORDS.de),
      ...(facts.invoiced ? ['Die Rechnung dazu liegt auf der Seite Ihrer Bestellung.'] : []),
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_cancelled: (facts) => ({
    subject: `Bestellung ${facts.order.number} ist storniert – ${facts.salon}`,
    heading: 'Ihre Bestellung ist storniert',
    lines: [
      `Wir haben Ihre Bestellung ${facts.order.number} storniert.`,
      ...(facts.reason === null ? [] : [`Der Grund: ${cleanLine(facts.reason)}`]),
      facts.amount > 0
        ? `Sie erhalten ${chf(facts.amount)} zurück, auf dem Weg, auf dem Sie bezahlt haben.`
        : 'Es wurde Ihnen nichts belastet.',
      ...(facts.invoiced ? ['Die Gutschrift dazu liegt auf der Seite Ihrer Bestellung.'] : []),
      `Fragen dazu? Rufen Sie uns an: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_lapsed: (facts) => ({
    subject: `Bestellung ${facts.order.number} wurde nicht abgeholt – ${facts.salon}`,
    heading: 'Ihre Bestellung ist verfallen',
    lines: [
      `Ihre Bestellung ${facts.order.number} wurde nicht abgeholt, und wir haben die Ware wieder freigegeben. Sie schulden uns nichts.`,
      'Möchten Sie sie doch noch? Bestellen Sie einfach noch einmal.',
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
  order_money_back: (facts) => ({
    subject: `Rückerstattung zu Bestellung ${facts.order.number} – ${facts.salon}`,
    heading: 'Sie erhalten Geld zurück',
    lines: [
      `Zu Ihrer Bestellung ${facts.order.number} erhalten Sie ${chf(facts.amount)} zurück, auf dem Weg, auf dem Sie bezahlt haben. Bis das Geld bei Ihnen ist, kann es einige Tage dauern.`,
      facts.reason === null
        ? 'Die Zahlung kam an, als die Bestellung schon beendet oder schon bezahlt war.'
        : `Der Grund: ${cleanLine(facts.reason)}`,
      ...(facts.invoiced ? ['Die Gutschrift dazu liegt auf der Seite Ihrer Bestellung.'] : []),
      `Fragen dazu? Rufen Sie uns an: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'Bestellung ansehen', link: facts.link },
  }),
};

const en: OrderTexts = {
  order_received: (facts) => ({
    subject: `Your order ${facts.order.number} at ${facts.salon}`,
    heading: 'Thank you for your order',
    lines: [
      `We have your order ${facts.order.number} and put it aside for you. You pay when you pick it up, in cash, by card or by TWINT.`,
      ...orderLines(facts, 'en', WORDS.en),
      ...(facts.order.dueAt === null
        ? []
        : [
            `Please pick it up by ${facts.moment(minuteOf(facts.order.dueAt))}. After that the goods are on sale again.`,
          ]),
      `Something is wrong? Give us a call: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_paid: (facts) => ({
    subject: `Order ${facts.order.number} is paid – ${facts.salon}`,
    heading: 'Thank you, your payment is here',
    lines: [
      `Your order ${facts.order.number} is paid. ${EN_NEXT[facts.order.state.delivery]}`,
      ...orderLines(facts, 'en', WORDS.en),
      `Something is wrong? Give us a call: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_ready: (facts) => ({
    subject: `Order ${facts.order.number} is ready – ${facts.salon}`,
    heading: 'Your order is ready',
    lines: [
      `You can pick up your order ${facts.order.number} at our salon.`,
      ...orderLines(facts, 'en', WORDS.en),
      ...(facts.order.dueAt === null
        ? ['It is paid.']
        : [
            `You pay when you pick it up. We keep it for you until ${facts.moment(minuteOf(facts.order.dueAt))}.`,
          ]),
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_shipped: (facts) => ({
    subject: `Order ${facts.order.number} is on its way – ${facts.salon}`,
    heading: 'Your order is on its way',
    lines: [
      `We have handed your order ${facts.order.number} to the post.`,
      ...orderLines(facts, 'en', WORDS.en),
      ...(facts.invoiced ? ['The invoice is on the page of your order.'] : []),
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_cancelled: (facts) => ({
    subject: `Order ${facts.order.number} is cancelled – ${facts.salon}`,
    heading: 'Your order is cancelled',
    lines: [
      `We have cancelled your order ${facts.order.number}.`,
      ...(facts.reason === null ? [] : [`The reason: ${cleanLine(facts.reason)}`]),
      facts.amount > 0
        ? `You get ${chf(facts.amount)} back the way you paid.`
        : 'You have not been charged anything.',
      ...(facts.invoiced ? ['The credit note is on the page of your order.'] : []),
      `Questions? Give us a call: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_lapsed: (facts) => ({
    subject: `Order ${facts.order.number} was not picked up – ${facts.salon}`,
    heading: 'Your order has lapsed',
    lines: [
      `Your order ${facts.order.number} was not picked up, and its goods are on sale again. You owe us nothing.`,
      'Would you still like to have it? Simply order again.',
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
  order_money_back: (facts) => ({
    subject: `Refund for order ${facts.order.number} – ${facts.salon}`,
    heading: 'You get money back',
    lines: [
      `For your order ${facts.order.number} you get ${chf(facts.amount)} back the way you paid. It may take some days until the money is with you.`,
      facts.reason === null
        ? 'The payment arrived when the order was over or paid already.'
        : `The reason: ${cleanLine(facts.reason)}`,
      ...(facts.invoiced ? ['The credit note is on the page of your order.'] : []),
      `Questions? Give us a call: ${facts.phone}.`,
    ],
    code: null,
    button: { label: 'See the order', link: facts.link },
  }),
};

export const ORDER_TEXTS = { deCH, en };
