import { describe, expect, it } from 'vitest';
import type { AppointmentId, StaffId } from '#domain/shared/ids.ts';
import { as, cut, TUESDAY } from './signed-in.ts';
import { loader as calendar } from '#app/routes/admin-calendar.ts';
import { loader as day, type DayPageModel } from '#app/routes/admin-calendar-day.tsx';
import { loader as week, type WeekPageModel } from '#app/routes/admin-calendar-week.tsx';
import { loader as home } from '#app/routes/admin-home.ts';
import { loader as visit } from '#app/routes/admin-visit.tsx';
import { answerOf, aVisit, get } from '#tests/app/support/fake-page.ts';
import { ANNA, BEN } from '#tests/support/builders/salon-book.ts';

describe('the way into the calendar', () => {
  it('leads from /admin to the calendar, and from there to today at this hour', async () => {
    expect(await answerOf(() => home(get('/admin', as('staff'))))).toMatchObject({
      status: 303,
      location: '/admin/calendar',
    });
    expect(await answerOf(() => calendar(get('/en/admin/calendar', as('staff'))))).toMatchObject({
      location: '/en/admin/calendar/2026-03-10#now',
    });
  });

  it('goes to the date that was picked, in the view that was open', async () => {
    const path = '/admin/calendar?day=2026-04-01&view=week&staff=ben';
    expect(await answerOf(() => calendar(get(path, as('staff'))))).toMatchObject({
      location: '/admin/calendar/2026-04-01/week?staff=ben',
    });
  });

  it.each([
    [day, `/admin/calendar/${TUESDAY}`],
    [week, `/admin/calendar/${TUESDAY}/week`],
    [visit, `/admin/visits/${aVisit().id}`],
    [home, '/admin'],
    [calendar, '/admin/calendar'],
  ])('asks who one is, and knows nothing of it towards customers (%#)', async (loader, path) => {
    const params = { day: TUESDAY, id: aVisit().id as string };
    expect(await answerOf(() => loader(get(path, as(undefined), params)))).toMatchObject({
      status: 303,
      location: `/sign-in?to=${encodeURIComponent(path)}`,
    });
    expect(await answerOf(() => loader(get(path, as(null), params)))).toMatchObject({ status: 404 });
  });
});

describe('the day', () => {
  it.each(['today', '2026-02-30', '1812-01-01', '9999-12-31'])('%s is none', async (text) => {
    expect(await answerOf(() => day(get('/', as('staff'), { day: text })))).toMatchObject({ status: 404 });
  });

  it("shows the columns of those who work, one's own in front, and what lies in them", async () => {
    const { data } = await answerOf(() =>
      day(get(`/admin/calendar/${TUESDAY}`, as('staff', [cut]), { day: TUESDAY })),
    );
    expect(data).toMatchObject({
      front: BEN,
      today: TUESDAY,
      now: 8 * 60,
      previous: '2026-03-09',
      sheet: {
        closed: null,
        columns: [
          { key: ANNA, visits: [{ time: '10:00–10:30', customer: 'Ada Muster', services: 'Schnitt' }] },
          { key: BEN, visits: [] },
        ],
      },
    });
  });

  it('keeps a column for whoever has left while a visit of theirs is there', async () => {
    const visit = { ...cut, items: [{ ...cut.items[0]!, staffId: 'zoe' as StaffId, staffName: 'Zoe' }] };
    const { data } = await answerOf(() => day(get(`/?staff=zoe`, as('staff', [visit]), { day: TUESDAY })));
    expect(data).toMatchObject({ front: 'zoe', staff: [{}, {}, { id: 'zoe', name: 'Zoe' }] });
    const { columns } = (data as DayPageModel).sheet;
    expect(columns.at(-1)).toMatchObject({ key: 'zoe', works: false, visits: [{ id: cut.id }] });
    const { data: inWeek } = await answerOf(() => week(get('/', as('staff', [visit]), { day: TUESDAY })));
    expect((inWeek as WeekPageModel).staff.map(({ name }) => name)).toContain('Zoe');
  });

  it('says that the salon is closed, and then has no columns', async () => {
    const { data } = await answerOf(() => day(get('/', as('hq'), { day: '2026-03-15' })));
    expect(data).toMatchObject({ sheet: { closed: expect.any(String), columns: [] }, staff: [] });
  });
});

describe('the week', () => {
  it('has seven days for everybody, or for one', async () => {
    const { data } = await answerOf(() => week(get('/', as('staff', [cut]), { day: TUESDAY })));
    expect(data).toMatchObject({ one: null, previous: '2026-03-03', next: '2026-03-17' });
    expect((data as { days: unknown[] }).days).toHaveLength(7);
    const one = await answerOf(() => week(get('/?staff=anna', as('staff', [cut]), { day: TUESDAY })));
    expect(one.data).toMatchObject({ one: { slug: 'anna' }, roster: null });
    expect((one.data as { sheets: unknown[] }).sheets).toHaveLength(7);
  });

  it('carries of everybody no more than a line a visit', async () => {
    const { data } = await answerOf(() => week(get('/', as('staff', [cut]), { day: TUESDAY })));
    const { roster, sheets } = data as WeekPageModel;
    expect(sheets).toBeNull();
    const cells = roster?.flatMap((each) => each.cells) ?? [];
    expect(cells).toHaveLength(14);
    const lines = cells.map((cell) => cell.lines).join('');
    expect(lines.match(/<li>/g)).toHaveLength(1);
    expect(lines).toMatch(new RegExp(`/admin/visits/${cut.id}"[^>]+><span[^>]+>\\d\\d:\\d\\d</span> `));
    expect(lines).toContain(cut.customer);
    expect(lines).not.toContain(cut.items[0]!.serviceName['de-CH']);
  });
});

describe("a visit's page", () => {
  it('has what one needs, and says what was not given', async () => {
    const id = aVisit().id as string;
    const { data } = await answerOf(() => visit(get('/', as('hq'), { id })));
    expect(data).toMatchObject({
      visit: { name: 'Ada Muster', phone: null, events: [{ what: 'Gebucht', by: 'Kundschaft' }] },
    });
  });

  it.each(['nonsense', '00000000-0000-4000-8000-000000000001'])('%s is none', async (id) => {
    expect(await answerOf(() => visit(get('/', as('staff'), { id: id as AppointmentId })))).toMatchObject({
      status: 404,
    });
  });
});
