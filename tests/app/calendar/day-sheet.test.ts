import { describe, expect, it } from 'vitest';
import type { DaySheet } from '#domain/ports/day-sheet.ts';
import { loader } from '#app/routes/admin-day-sheet.ts';
import { answerOf, get } from '#tests/app/support/fake-page.ts';
import { ANNA, at } from '#tests/support/builders/salon-book.ts';
import { as, TUESDAY } from './signed-in.ts';

const params = { day: TUESDAY };
const path = `/admin/calendar/${TUESDAY}/sheet.pdf`;

describe('the day sheet', () => {
  it('is a PDF that nobody keeps, with everybody who comes and how to reach them', async () => {
    let seen: DaySheet | undefined;
    const context = as('staff');
    Object.assign(context.calendar, {
      daySheets: {
        render: (sheet: DaySheet) => {
          seen = sheet;
          return Promise.resolve(new Uint8Array([37]));
        },
      },
      queries: {
        ...context.calendar.queries,
        printedDay: () =>
          Promise.resolve({
            pauses: [],
            visits: [
              {
                status: 'confirmed',
                from: at(`${TUESDAY} 10:00`),
                customer: 'Ada Muster',
                phone: '+41791234567',
                note: 'Hund',
                items: [
                  {
                    staffId: ANNA,
                    serviceName: { 'de-CH': 'Schnitt', en: 'Cut' },
                    from: at(`${TUESDAY} 10:00`),
                    to: at(`${TUESDAY} 10:30`),
                  },
                ],
              },
            ],
          }),
      },
    });
    const answer = (await loader(get(path, context, params))) as Response;
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Content-Disposition')).toContain(`tagesblatt-${TUESDAY}.pdf`);
    expect(seen?.columns).toMatchObject([
      {
        name: 'Anna',
        lines: [{ time: '10:00–10:30', customer: 'Ada Muster', services: 'Schnitt', note: 'Hund' }],
      },
      { name: 'Ben', lines: [] },
    ]);
  });

  it.each([
    [null, 404],
    [undefined, 303],
  ] as const)('is not for %s', async (role, status) => {
    expect(await answerOf(() => loader(get(path, as(role), params)))).toMatchObject({ status });
  });
});
