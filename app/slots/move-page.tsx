import { longMoment, monthName } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { MovePageModel } from '../routes/visit-move.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import type { ChoiceProblem } from './reserve.ts';
import { DayStarts, NearestStarts } from './start-list.tsx';

export function MovePage({
  model,
  problem,
}: {
  readonly model: MovePageModel;
  readonly problem: ChoiceProblem | null;
}) {
  const { visit: texts, refusals, booking } = useTexts();
  const { movePage } = texts;
  const locale = useLocale();
  const { visit, zone, token, calendar } = model;
  const path = `/visit/${token}/move`;
  const form = { method: 'get', action: path, hidden: {} } as const;
  return (
    <div className="wrap">
      <PageHeading title={movePage.heading}>
        <p>{(model.salonsDoing ? movePage.gone : movePage.current)(longMoment(locale, zone, visit.start))}</p>
        <p className="text-base text-soft">{movePage.hint}</p>
      </PageHeading>
      {problem !== null && (
        <div className="mb-8">
          <Notice tone="alarm" title={refusals.heading} urgent>
            <p>{problem.message}</p>
            <NearestStarts starts={problem.nearest} form={form} zone={zone} />
          </Notice>
        </div>
      )}
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <div>
          <MonthCalendar calendar={calendar} path={path} query="" />
          {calendar.nothingFree && calendar.day === null && (
            <p className="mt-4">{booking.time.nothingInMonth(monthName(locale, calendar.month))}</p>
          )}
        </div>
        <DayStarts
          calendar={calendar}
          form={form}
          reason={booking.time.nothingOnDay}
          nearest={[]}
          zone={zone}
        />
      </div>
      <p className="mt-10">
        <Anchor to={`/visit/${token}`} className="btn-quiet">
          {movePage.back}
        </Anchor>
      </p>
    </div>
  );
}
