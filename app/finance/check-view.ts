import { ACCOUNT_KEYS } from '#domain/finance/accounts.ts';
import { mayBeExplained } from '#domain/finance/explanation.ts';
import { isOfMoney, type Finding } from '#domain/finance/finding.ts';
import type { CheckRow, CheckView, DifferenceList, FindingRow } from '#domain/ports/finance.ts';
import { isUuid } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import { dateOf, type Instant, type Zone } from '#domain/shared/salon-time.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay, price, timeOfDay } from '../i18n/format.ts';
import { accountWords } from './journal-view.ts';

const moment = (at: Instant, locale: Locale, zone: Zone): string =>
  `${numericDay(dateOf(at, zone))}, ${timeOfDay(locale, zone, new Date(at).toISOString())}`;

export function checkRowView(row: CheckRow, locale: Locale, zone: Zone, { finance }: Catalogue) {
  const words = finance.checks;
  const { state, findings, unexplained } = row;
  return {
    id: row.id,
    when: moment(row.askedAt, locale, zone),
    day: numericDay(row.day),
    state,
    result:
      state === 'red'
        ? words.differences(unexplained)
        : state === 'green' && findings > 0
          ? words.explainedAll(findings)
          : words.state[state],
    by: row.nightly ? words.nightly : words.byHand,
  };
}

/** Where the record stands that a difference is about; null: nowhere. */
export function subjectPath({ kind, id }: Finding['subject']): string | null {
  if (!isUuid(id)) return null;
  switch (kind) {
    case 'order':
      return `/admin/orders/${id}`;
    case 'closing':
      return `/admin/till/closings/${id}`;
    case 'sale':
      return `/admin/till/sales/${id}`;
    case 'invoice':
      return `/admin/invoices/${id}`;
    case 'visit':
      return `/admin/visits/${id}`;
    case 'voucher':
      return `/admin/vouchers/${id}`;
    case 'product':
      return `/admin/products/${id}/stock`;
    case 'vendor_payment':
    case 'payout':
    case 'cash_move':
    case 'till':
    case 'equation':
      return null;
  }
}

const subjectWords = ({ subject, kind }: Finding, { finance }: Catalogue): string => {
  const words = finance.check;
  if (kind === 'unexplained') return words.line[subject.id as keyof typeof words.line] ?? subject.label;
  if (kind === 'too_many') return words.list[subject.id as DifferenceList] ?? subject.label;
  return words.subject[subject.kind](subject.label);
};

const findingView = (row: FindingRow, zone: Zone, texts: Catalogue) => {
  const words = texts.finance.check;
  const counted = isOfMoney(row) ? words.by(price(row.amount)) : words.byPieces(row.amount);
  return {
    position: row.position,
    name: words.kind[row.kind],
    subject: subjectWords(row, texts),
    path: subjectPath(row.subject),
    day: row.day === null ? null : numericDay(row.day),
    // A record that is gone or was changed is not wrong by a number.
    by: COUNTLESS.has(row.kind) ? null : counted,
    mayBeExplained: mayBeExplained(row),
    explained:
      row.explained === null
        ? null
        : words.explained(row.explained.words, numericDay(dateOf(row.explained.at, zone))),
  };
};

const COUNTLESS: ReadonlySet<Finding['kind']> = new Set([
  'closing_missing',
  'closing_changed',
  'chain_broken',
  'not_as_logged',
  'sale_changed',
  'sale_missing',
  'sale_added',
  'move_changed',
  'move_missing',
  'move_added',
  'invoice_number_missing',
  'deposit_ledger_gap',
  'voucher_ledger_gap',
  'stock_ledger_gap',
  'too_many',
]);

const STEPS = { waiting: 1, asking: 2, comparing: 3, green: 4, red: 4, failed: 4 } as const;

export function checkView(check: CheckView, locale: Locale, zone: Zone, texts: Catalogue) {
  const balances = check.balances ?? {};
  const lines = (check.equation ?? []).map(({ line, left, right }) => ({
    line,
    name: texts.finance.check.line[line],
    left,
    right,
    difference: rappen(left - right),
  }));
  return {
    ...checkRowView(check, locale, zone, texts),
    // As of now: what was explained since is not open any more.
    open: check.rows.filter(({ explained }) => explained === null).length,
    total: check.rows.length,
    step: STEPS[check.state],
    ended: check.endedAt === null ? null : moment(check.endedAt, locale, zone),
    vendorAt: check.vendorAt === null ? null : moment(check.vendorAt, locale, zone),
    findings: check.rows.map((row) => findingView(row, zone, texts)),
    equation: lines,
    balances: ACCOUNT_KEYS.flatMap((account): { account: string; name: string; amount: Rappen }[] => {
      const amount = balances[account];
      return amount === undefined ? [] : [{ account, name: accountWords(account, texts), amount }];
    }),
  };
}
