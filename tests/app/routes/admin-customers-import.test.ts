import { describe, expect, test, vi } from 'vitest';
import type { ImportId, ImportPage } from '#domain/ports/customers.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SessionId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { CustomerParts } from '#app/load-context.ts';
import * as file from '#app/routes/admin-customers-import-file.tsx';
import * as exporting from '#app/routes/admin-customers-export.ts';
import * as start from '#app/routes/admin-customers-import.tsx';
import { fakeCustomers } from '#tests/app/support/fake-customers.ts';
import { answerOf, BOOK, fakeContext, get, post } from '#tests/app/support/fake-page.ts';

const ID = '00000000-0000-4000-8000-0000000000df' as ImportId;
const HOME = `/admin/customers/import/${ID}`;

function contextOf(role: EmployeeRole, parts: Parameters<typeof fakeCustomers>[0] = {}) {
  const actor = {
    kind: 'employee' as const,
    salonId: BOOK.salonId,
    accountId: 'account' as AccountId,
    sessionId: 'session' as SessionId,
    role,
    staffId: null,
  };
  const signedIn = {
    actor,
    emailVerified: true,
    hasSecondFactor: false,
    mustHaveSecondFactor: false,
    chosenSalonId: null,
    showedSecondFactor: false,
  };
  return fakeContext({ signedIn: () => Promise.resolve(signedIn), customers: fakeCustomers(parts) });
}

const sentFile = (content: Uint8Array | string | null, context: ReturnType<typeof contextOf>) => {
  const form = new FormData();
  if (content !== null) form.set('file', new File([content as BlobPart], 'kunden.csv'));
  const request = new Request('http://localhost/admin/customers/import', { method: 'POST', body: form });
  return { ...get('/admin/customers/import', context), request };
};

describe('handing in a file', () => {
  test('is for who may', async () => {
    const staff = contextOf('staff');
    expect((await answerOf(() => start.loader(get('/admin/customers/import', staff)))).status).toBe(404);
    expect((await answerOf(() => start.action(sentFile('a;b\n1;2', staff)))).status).toBe(404);
    expect((await answerOf(() => exporting.action(post('/admin/customers/export', {}, staff)))).status).toBe(
      404,
    );
    expect((await answerOf(() => exporting.loader())).status).toBe(404);
  });

  test('leads on to its preview, whatever it was written in', async () => {
    const beginImport = vi.fn(() => Promise.resolve(ok(ID)));
    const context = contextOf('manager', { useCases: { beginImport } });
    const latin = new Uint8Array(Buffer.from('Name;Ort\nKäthi;Wil', 'latin1'));
    const answer = await answerOf(() => start.action(sentFile(latin, context)));
    expect(answer).toMatchObject({ status: 303, location: HOME });
    expect(beginImport).toHaveBeenCalledWith(expect.anything(), [
      ['Name', 'Ort'],
      ['Käthi', 'Wil'],
    ]);
  });

  test('says what is wrong with it', async () => {
    const beginImport = () => Promise.resolve(err({ kind: 'unusable' as const, table: 'empty' as const }));
    const context = contextOf('owner', { useCases: { beginImport } });
    for (const content of [null, '', 'PK\u0003\u0000', 'Name;Ort'])
      expect(await answerOf(() => start.action(sentFile(content, context)))).toMatchObject({
        status: 422,
        data: { message: expect.any(String) },
      });
  });
});

describe('a file that was handed in', () => {
  const open: ImportPage = {
    kind: 'open',
    table: {
      header: ['Kunde', 'Ort'],
      lines: [
        ['Lea Muster', 'Wil'],
        ['X', 'Wil'],
      ],
    },
    mapping: ['name', null],
    plan: [
      {
        line: 2,
        kind: 'new',
        fields: { firstName: 'Lea', lastName: 'Muster', phone: null, email: null, locale: 'de-CH' },
      },
      { line: 3, kind: 'refused', fields: [{ field: 'firstName', kind: 'missing' }] },
    ],
  };
  const contextWith = (parts: {
    page?: ImportPage | null;
    runImport?: CustomerParts['useCases']['runImport'];
  }) =>
    contextOf('manager', {
      queries: { importPage: () => Promise.resolve(parts.page ?? null) },
      useCases: parts.runImport === undefined ? {} : { runImport: parts.runImport },
    });
  const shown = (page: ImportPage | null, query = '') =>
    answerOf(() => file.loader({ ...get(`${HOME}${query}`, contextWith({ page })), params: { id: ID } }));

  test('shows line by line what would happen, and then what did', async () => {
    expect(await shown(open)).toMatchObject({
      status: 200,
      data: {
        counts: { new: 1, known: 0, twin: 0, refused: 1 },
        lines: [
          { line: 2, kind: 'new', name: 'Lea Muster' },
          { line: 3, kind: 'refused', name: null },
        ],
        open: {
          problem: null,
          columns: [{ heading: 'Kunde', field: 'name', samples: ['Lea Muster', 'X'] }, {}],
        },
      },
    });
    const customerId = ID as string as CustomerId;
    const report = [{ line: 2, kind: 'new' as const, customerId, problems: [], of: null }];
    expect(await shown({ kind: 'done', at: '2026-01-01T00:00:00Z', report }, '?page=x')).toMatchObject({
      data: { open: null, page: 1, lines: [{ customerId, name: null }] },
    });
    expect((await shown(null)).status).toBe(404);
  });

  test('is taken over with the columns that were chosen', async () => {
    const runImport = vi.fn(() => Promise.resolve(ok(null)));
    const answer = (fields: Record<string, string>) =>
      answerOf(() => file.action({ ...post(HOME, fields, contextWith({ runImport })), params: { id: ID } }));
    expect(await answer({ column: 'name', intent: 'run' })).toMatchObject({ status: 303, location: HOME });
    expect(runImport).toHaveBeenCalledWith(expect.anything(), { id: ID, mapping: ['name'], run: true });
    expect(await answer({ column: 'salonId', intent: 'run' })).toMatchObject({ status: 400 });
    expect(await answer({ intent: 'run' })).toMatchObject({ status: 400 });
  });
});

test('everybody leaves as a file that nothing keeps', async () => {
  const person = {
    id: ID as string as CustomerId,
    firstName: 'Lea',
    lastName: '=1+1',
    phone: null,
    email: null,
    locale: 'de-CH' as const,
    since: '2026-01-05T23:30:00Z',
    hasAccount: false,
  };
  const context = contextOf('owner', {
    useCases: { exportCustomers: () => Promise.resolve(ok([person])) },
  });
  const response = await exporting.action(post('/admin/customers/export', {}, context));
  expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="kundschaft-/);
  expect(response.headers.get('Cache-Control')).toBe('private, no-store');
  expect(await response.text()).toContain('"\'=1+1";"Lea";"";"";"de-CH";"2026-01-06"');
});
