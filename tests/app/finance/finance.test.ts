import { describe, expect, it } from 'vitest';
import type { BookRecord } from '#domain/finance/book-record.ts';
import { FINDING_KINDS } from '#domain/finance/finding.ts';
import type { SoldLine } from '#domain/finance/taxed-lines.ts';
import type { CheckView, FindingRow, RecordCursor } from '#domain/ports/finance.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { BooksCheckId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { csvHead, csvOf } from '#app/finance/journal-csv.ts';
import { readCursor, writeCursor } from '#app/finance/journal-cursor.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { en } from '#app/i18n/en.ts';
import type { FinanceParts } from '#app/load-context.ts';
import { action as explain, loader as checkPage } from '#app/routes/admin-finance-check.tsx';
import { action as ask, loader as checksPage } from '#app/routes/admin-finance-checks.tsx';
import { action as exportCsv, loader as exportPage } from '#app/routes/admin-finance-export.ts';
import { loader as journalPage } from '#app/routes/admin-finance-journal.tsx';
import { loader as vatPage } from '#app/routes/admin-finance-vat.tsx';
import { loader as visitsPage } from '#app/routes/admin-finance-visits.tsx';
import { loader as overview } from '#app/routes/admin-finance.tsx';
import { journalEntry } from '#domain/finance/journal.ts';
import { fakeFinance } from '#tests/app/support/fake-finance.ts';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const ID = '00000000-0000-4000-8000-0000000000c4' as BooksCheckId;
const ORDER = '00000000-0000-4000-8000-00000000000d';

type Parts = Parameters<typeof fakeFinance>[0];
const as = (role: EmployeeRole | 'hq' | null, parts: Parts = {}) =>
  fakeContext({ signedIn: () => Promise.resolve(signedInAs(role)), finance: fakeFinance(parts) });

const sale = (number: number, over: Partial<Extract<BookRecord, { kind: 'sale' }>> = {}): BookRecord => ({
  kind: 'sale',
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  at: (NOW + number) as Instant,
  day: '2026-03-10' as LocalDate,
  label: String(number),
  cash: rappen(10_810),
  card: rappen(0),
  twint: rappen(0),
  deposit: rappen(0),
  voucher: rappen(0),
  vouchersSold: rappen(0),
  rounding: rappen(0),
  tips: rappen(0),
  lines: [
    {
      kind: 'service',
      name: { 'de-CH': 'Schnitt', en: 'Cut' },
      itemId: 'cut',
      staffId: 'anna',
      staffName: 'Anna',
      gross: rappen(10_810),
      vatCode: 'standard',
      vatBasisPoints: 810,
    },
  ],
  ...over,
});
const reading = (records: readonly BookRecord[]): Partial<FinanceParts['queries']> => ({
  readRecords: (_, __, each) => Promise.resolve(each(records)),
  records: (_, __, { after, count }) => {
    const from = after === null ? 0 : records.findIndex(({ id }) => id === after.id) + 1;
    return Promise.resolve(records.slice(from, from + count));
  },
});

const finding = (over: Partial<FindingRow> = {}): FindingRow => ({
  position: 1,
  kind: 'refund_at_vendor',
  subject: { kind: 'order', id: ORDER, label: '1042' },
  day: '2026-03-09' as LocalDate,
  amount: rappen(-700),
  explained: null,
  ...over,
});
const check = (over: Partial<CheckView> = {}): CheckView => ({
  id: ID,
  day: '2026-03-09' as LocalDate,
  state: 'red',
  nightly: true,
  askedAt: NOW,
  endedAt: NOW,
  vendorAt: NOW,
  findings: 1,
  unexplained: 1,
  rows: [finding()],
  equation: [{ line: 'vendor', left: rappen(300), right: rappen(1_000), explained: rappen(-700) }],
  balances: { cash: rappen(500), vat: rappen(-500) },
  ...over,
});

const PAGES = [overview, visitsPage, vatPage, journalPage, checksPage] as const;

describe('the books', () => {
  it.each([
    ['owner', 200],
    ['manager', 200],
    ['hq', 200],
    ['staff', 404],
    [null, 404],
  ] as const)('are seen by %s: %i', async (role, status) => {
    for (const loader of PAGES) {
      const answer = await answerOf(() => loader(get('/admin/finance', as(role))));
      expect(answer.status).toBe(status);
    }
  });

  it('are of this month unless an address says another one, and keep what was typed', async () => {
    const asked: unknown[] = [];
    const queries = {
      readRecords: (_: unknown, range: unknown) => {
        asked.push(range);
        return Promise.resolve();
      },
    };
    const at = async (query: string) =>
      (await answerOf(() => overview(get(`/admin/finance${query}`, as('owner', { queries }))))) as {
        data: { range: object; report: object | null };
      };
    await at('');
    await at('?preset=last_quarter');
    await at('?from=2026-01-05&to=2026-01-07');
    expect(asked).toEqual([
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2025-10-01', to: '2025-12-31' },
      { from: '2026-01-05', to: '2026-01-07' },
    ]);
    const wrong = await at('?from=2026-01-05&to=2026-01-04');
    expect(wrong.data).toMatchObject({
      report: null,
      range: {
        from: '2026-01-05',
        to: '2026-01-04',
        error: { field: 'to', words: deCH.finance.range.wrong.before_from },
      },
    });
    expect(asked).toHaveLength(3);
  });

  it('show revenue in the words of the page', async () => {
    const context = as('hq', { queries: reading([sale(1), sale(2)]) });
    const german = await answerOf(() => overview(get('/admin/finance', context)));
    expect(german.data).toMatchObject({
      report: {
        gross: 21_620,
        vat: 1_620,
        services: [{ name: 'Schnitt', amount: 21_620 }],
        methods: [{ name: 'Bar', amount: 21_620 }],
        staff: [{ name: 'Anna' }],
      },
    });
    const english = await answerOf(() => overview(get('/en/admin/finance', context)));
    expect(english.data).toMatchObject({ report: { services: [{ name: 'Cut' }] } });
  });

  it('say what the VAT return asks for', async () => {
    const context = as('owner', { queries: reading([sale(1)]) });
    expect((await answerOf(() => vatPage(get('/admin/finance/vat', context)))).data).toMatchObject({
      declared: true,
      vat: { turnover: 10_000, tax: 810, rates: [{ box: '303' }] },
    });
  });

  it('ask for no VAT return of a salon that is not liable, whatever it has sold, but for what it sold before', async () => {
    const { salonQueries } = as('owner');
    const book = async (...args: Parameters<typeof salonQueries.book>) => ({
      ...(await salonQueries.book(...args)),
      vatLiable: false,
    });
    const of = async (lines: readonly SoldLine[]) => {
      const context = {
        ...as('owner', { queries: reading([sale(1, { lines })]) }),
        salonQueries: { ...salonQueries, book },
      };
      return (await answerOf(() => vatPage(get('/admin/finance/vat', context)))).data;
    };
    const [line] = (sale(1) as Extract<BookRecord, { kind: 'sale' }>).lines;
    expect(await of([{ ...line!, vatBasisPoints: 0 }])).toMatchObject({ declared: false });
    expect(await of([line!])).toMatchObject({ declared: true });
  });
});

describe('the journal', () => {
  const many = Array.from({ length: 120 }, (_, index) => sale(index + 1));

  it('is turned page by page, and leads to what an entry was made of', async () => {
    const context = as('owner', { queries: reading(many) });
    type Page = {
      page: { next: string | null; isFirst: boolean; entries: { what: string; path: string }[] };
    };
    const at = async (query: string) =>
      (await answerOf(() => journalPage(get(`/admin/finance/journal${query}`, context)))).data as Page;
    const first = await at('');
    expect(first.page.entries).toHaveLength(50);
    expect(first.page.entries[0]).toMatchObject({
      what: 'Verkauf 1',
      path: `/admin/till/sales/${many[0]!.id}`,
    });
    const second = await at(`?after=${first.page.next}`);
    expect(second.page).toMatchObject({ isFirst: false, entries: { length: 50 } });
    const last = await at(`?after=${second.page.next}`);
    expect(last.page).toMatchObject({ next: null, entries: { length: 20 } });
    // What nobody of ours wrote begins at the beginning.
    expect((await at('?after=x')).page.isFirst).toBe(true);
  });

  it('of one account adds it up', async () => {
    const other: BookRecord = {
      ...sale(9),
      kind: 'cash_move',
      move: 'in',
      amount: rappen(500),
    } as BookRecord;
    const context = as('owner', { queries: reading([sale(1), other]) });
    const vat = await answerOf(() => journalPage(get('/admin/finance/journal?account=vat', context)));
    expect(vat.data).toMatchObject({ account: { sum: -810 }, page: { entries: { length: 1 }, next: null } });
    const none = await answerOf(() => journalPage(get('/admin/finance/journal?account=secret', context)));
    expect(none.data).toMatchObject({ account: null });
  });

  it('writes and reads its place, also of a credit note', () => {
    const note = { ...sale(3), kind: 'credit_note' } as BookRecord;
    const place = readCursor(writeCursor(note)) as RecordCursor;
    expect(place).toEqual({ at: NOW + 3, kind: 'invoice', id: note.id });
    expect(readCursor('1;drop.x')).toBeNull();
    const fine = { ...sale(3), at: 1_773_140_400_000.123 as Instant };
    expect(readCursor(writeCursor(fine))).toMatchObject({ at: fine.at });
  });

  it('leaves the house as a file of one line a posting, which is noted first', async () => {
    const noted: unknown[] = [];
    const context = as('manager', {
      queries: reading(Array.from({ length: 501 }, (_, index) => sale(index + 1))),
      useCases: {
        exportJournal: (_, range) => {
          noted.push(range);
          return Promise.resolve(ok(null));
        },
      },
    });
    const fields = { from: '2026-03-01', to: '2026-03-31' };
    const response = (await exportCsv(post('/admin/finance/journal/export', fields, context))) as Response;
    expect(noted).toEqual([fields]);
    expect(response.headers.get('Content-Disposition')).toContain('journal-2026-03-01-2026-03-31.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 501 * 3);
    expect(lines[1]).toBe(`"10.03.2026";"Verkauf 1";"1";"1000";"Kasse";"108.10";"";"";"sale ${sale(1).id}"`);
    expect(lines[2]).toContain('"3400";"Dienstleistungsertrag";"";"100.00";"8.10"');
  });

  it('is taken out by those who lead, for days that are days, and by no link', async () => {
    const fields = { from: '2026-03-01', to: '2026-03-31' };
    for (const role of ['staff', 'hq', null] as const) {
      const answer = await answerOf(() => exportCsv(post('/admin/finance/journal/export', fields, as(role))));
      expect(answer.status, String(role)).toBe(404);
    }
    const wrong = await answerOf(() =>
      exportCsv(post('/admin/finance/journal/export', { ...fields, to: 'x' }, as('owner'))),
    );
    expect(wrong.status).toBe(400);
    expect((await answerOf(() => exportPage())).status).toBe(404);
  });

  it('cannot trick a spreadsheet', () => {
    const entry = journalEntry(sale(1, { label: '=HYPERLINK("http://x")' }));
    const file = csvHead(deCH) + csvOf([entry], deCH);
    expect(file).not.toMatch(/(^|;)"[=+@-]/m);
    expect(file).toContain(`"'=HYPERLINK`);
    expect(csvOf([], deCH)).toBe('');
  });
});

describe('the check', () => {
  const checkOf = async (over: Partial<CheckView>, role: EmployeeRole | 'hq' = 'owner', query = '') =>
    answerOf(() =>
      checkPage(
        get(
          `/admin/finance/checks/${ID}${query}`,
          as(role, { queries: { check: () => Promise.resolve(check(over)) } }),
          {
            id: ID,
          },
        ),
      ),
    );

  it('is asked for by those who lead, once for a page', async () => {
    const asked: unknown[] = [];
    const useCases: Partial<FinanceParts['useCases']> = {
      askForCheck: (_, id) => {
        asked.push(id);
        return Promise.resolve(ok(null));
      },
    };
    const at = (role: EmployeeRole | 'hq', id: string) =>
      answerOf(() => ask(post('/admin/finance/checks', { id }, as(role, { useCases }))));
    expect(await at('manager', ID)).toMatchObject({ status: 303, location: `/admin/finance/checks/${ID}` });
    expect((await at('hq', ID)).status).toBe(404);
    expect((await at('staff', ID)).status).toBe(404);
    expect((await at('owner', 'x')).status).toBe(404);
    expect(asked).toEqual([ID]);
    const page = async (role: 'owner' | 'hq') =>
      (await answerOf(() => checksPage(get('/admin/finance/checks', as(role))))).data;
    expect(await page('owner')).toMatchObject({ nextId: expect.any(String) });
    expect(await page('hq')).toMatchObject({ nextId: null });
  });

  it('says each difference by name, over how much and where', async () => {
    const { data } = await checkOf({});
    expect(data).toMatchObject({
      open: 1,
      explains: true,
      findings: [
        {
          name: deCH.finance.check.kind.refund_at_vendor,
          subject: 'Bestellung 1042',
          path: `/admin/orders/${ORDER}`,
          day: '09.03.2026',
          by: 'Um CHF\u00a0-7.00',
        },
      ],
      equation: [{ difference: -700 }],
      balances: [{ name: '1000 Kasse' }, { name: '2200 Geschuldete MWST' }],
    });
    expect((await checkOf({}, 'hq')).data).toMatchObject({ explains: false });
  });

  it('counts pieces as pieces, and says of what is gone only that', async () => {
    const stock = finding({ kind: 'stock_differs', subject: { kind: 'product', id: ORDER, label: 'Öl' } });
    const gone = finding({ kind: 'sale_missing', subject: { kind: 'sale', id: 'no. 4', label: '4' } });
    const rest = finding({ kind: 'unexplained', subject: { kind: 'equation', id: 'till', label: 'till' } });
    const { data } = await checkOf({ rows: [{ ...stock, amount: rappen(1) }, gone, rest] });
    expect(data).toMatchObject({
      findings: [
        { by: 'Um 1 Stück', subject: 'Öl' },
        { by: null, path: null },
        { subject: deCH.finance.check.line.till },
      ],
    });
  });

  it('lets nobody explain what was not looked at, and says of which kind it is', async () => {
    const more = finding({ kind: 'too_many', subject: { kind: 'equation', id: 'over', label: 'over' } });
    const { data } = await checkOf({ rows: [more, finding()] });
    expect(data).toMatchObject({
      findings: [
        { subject: deCH.finance.check.list.over, by: null, mayBeExplained: false },
        { mayBeExplained: true },
      ],
    });
  });

  it('is not red any more once all of it is explained', async () => {
    const explained = { words: 'Kulanz', at: NOW };
    const { data } = await checkOf({ rows: [finding({ explained })] });
    expect(data).toMatchObject({
      open: 0,
      total: 1,
      findings: [{ explained: 'Erklärt am 10.03.2026: «Kulanz»' }],
    });
  });

  it('loads itself again while it runs', async () => {
    const running = await checkPage(
      get(
        `/admin/finance/checks/${ID}`,
        as('owner', { queries: { check: () => Promise.resolve(check({ state: 'asking', endedAt: null })) } }),
        { id: ID },
      ),
    );
    expect(new Headers(running.init?.headers).get('Refresh')).toBe('3');
    const over = await checkPage(
      get(
        `/admin/finance/checks/${ID}`,
        as('owner', { queries: { check: () => Promise.resolve(check()) } }),
        {
          id: ID,
        },
      ),
    );
    expect(over.init?.headers).toBeUndefined();
  });

  it('that there is not is not found, like one of somewhere else', async () => {
    const at = (id: string) =>
      answerOf(() => checkPage(get(`/admin/finance/checks/${id}`, as('owner'), { id })));
    expect((await at(ID)).status).toBe(404);
    expect((await at('x')).status).toBe(404);
  });

  it('hears what a difference is, and keeps what was typed when it does not take it', async () => {
    const heard: unknown[] = [];
    const useCases: Partial<FinanceParts['useCases']> = {
      explainFinding: (_, input) => {
        heard.push(input);
        return Promise.resolve(input.words === '' ? err({ kind: 'words', reason: 'required' }) : ok(null));
      },
    };
    const say = (fields: Record<string, string>, role: EmployeeRole | 'hq' = 'owner') =>
      answerOf(() =>
        explain(post(`/admin/finance/checks/${ID}`, fields, as(role, { useCases }), { id: ID })),
      );
    expect(await say({ position: '1', words: 'Kulanz' })).toMatchObject({
      status: 303,
      location: `/admin/finance/checks/${ID}?noted`,
    });
    expect(heard).toEqual([{ checkId: ID, position: 1, words: 'Kulanz' }]);
    expect(await say({ position: '2', words: '' })).toMatchObject({
      status: 422,
      data: { position: 2, words: '', message: deCH.finance.check.wrong.required },
    });
    expect((await say({ position: '0', words: 'x' })).status).toBe(404);
    expect((await say({ position: '1', words: 'x' }, 'hq')).status).toBe(404);
    expect((await say({ position: '1', words: 'x' }, 'staff')).status).toBe(404);
  });

  it('has a name for every difference, of its own, in both languages', () => {
    for (const { finance } of [deCH, en]) {
      expect(Object.keys(finance.check.kind).toSorted()).toEqual(FINDING_KINDS.toSorted());
      expect(new Set(Object.values(finance.check.kind)).size).toBe(FINDING_KINDS.length);
    }
  });
});
