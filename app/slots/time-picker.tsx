import { monthName, phoneText, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { TimePickerModel } from '../routes/book-time.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { BookingSteps } from './booking-steps.tsx';
import { ChoiceSummary } from './choice-summary.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import type { ChoiceProblem } from './reserve.ts';
import { DayStarts, NearestStarts } from './start-list.tsx';

type TimePickerProps = { readonly model: TimePickerModel; readonly problem: ChoiceProblem | null };

export function TimePicker({ model, problem }: TimePickerProps) {
  const { booking, refusals, waitlist } = useTexts();
  const locale = useLocale();
  const { choice, calendar, zone, instead, firstFree } = model;
  const query = instead === null ? choice.query : `${choice.query}&instead=${instead.id}`;
  const day = calendar.day === null ? '' : `&day=${calendar.day}`;
  const form = { action: `/book/time?${query}${day}`, hidden: { attempt: model.attemptId } };
  const elsewhere = firstFree !== null && firstFree.day !== calendar.day;
  return (
    <>
      <BookingSteps
        current="time"
        back={{ services: `/book?${choice.query}`, staff: `/book/staff?${choice.query}` }}
      />
      <PageHeading title={booking.time.heading} />
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <div className="space-y-6 md:order-last md:col-start-2 md:row-start-1">
          {problem !== null && (
            <Notice tone="alarm" title={refusals.heading} urgent>
              <p>{problem.message}</p>
              <NearestStarts starts={problem.nearest} form={form} zone={zone} />
            </Notice>
          )}
          {instead !== null && (
            <Notice tone="good">
              <p>{booking.time.instead(shortMoment(locale, zone, instead.start))}</p>
            </Notice>
          )}
          <ChoiceSummary choice={choice} changes={['services', 'staff']} />
        </div>
        <div className="md:row-span-2 md:row-start-1">
          {elsewhere && (
            <p>
              <Anchor to={`/book/time?${query}&day=${firstFree.day}#times`} className="link-tall">
                {booking.time.firstFree(shortMoment(locale, zone, firstFree.at))}
              </Anchor>
            </p>
          )}
          <MonthCalendar calendar={calendar} path="/book/time" query={query} />
          {calendar.nothingFree && calendar.day === null && (
            <p className="mt-4">
              {firstFree === null
                ? booking.time.nothingAtAll(phoneText(model.phone))
                : booking.time.nothingInMonth(monthName(locale, calendar.month))}
            </p>
          )}
        </div>
        <div>
          <DayStarts
            calendar={calendar}
            form={form}
            reason={model.reason}
            waits={model.waits}
            nearest={problem === null || problem.nearest.length === 0 ? model.nearest : []}
            zone={zone}
          />
          {calendar.parts.length > 0 && (
            <p className="mt-5 text-sm text-soft">{booking.time.holdsFor(model.holdMinutes)}</p>
          )}
          <p className="mt-5 flex flex-wrap items-center gap-x-3">
            {waitlist.hint}
            <Anchor to={`/waitlist?${choice.query}`} className="link-tall">
              {waitlist.toJoin}
            </Anchor>
          </p>
        </div>
      </div>
    </>
  );
}
