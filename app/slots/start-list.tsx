import type { ReactNode } from 'react';
import type { Zone } from '#domain/shared/salon-time.ts';
import { duration, longDay, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { CalendarModel } from './read-calendar.ts';
import type { StartWaits } from './start-waits.ts';

export type StartForm = {
  /** Where the choice goes, without the language. */
  readonly action: string;
  /** `get` where the choice leads to a question first. */
  readonly method?: 'get';
  readonly hidden: Readonly<Record<string, string>>;
};

type DayStartsProps = {
  readonly calendar: CalendarModel;
  readonly form: StartForm;
  /** Why the chosen day has nothing, and what is free near it. */
  readonly reason: string | null;
  readonly nearest: readonly string[];
  readonly waits?: StartWaits;
  readonly zone: Zone;
};

/** The starts of the chosen day; each is a button of one form. */
export function DayStarts({ calendar, form, reason, nearest, waits = {}, zone }: DayStartsProps) {
  const { time } = useTexts().booking;
  const locale = useLocale();
  const { day, parts } = calendar;
  if (day === null) return null;
  return (
    <section id="times" aria-labelledby="times-heading" className="scroll-mt-4">
      <h2 id="times-heading">{longDay(locale, day)}</h2>
      {parts.length === 0 ? (
        <>
          <p className="mt-3 text-soft">{reason ?? time.nothingOnDay}</p>
          <NearestStarts starts={nearest} form={form} zone={zone} />
        </>
      ) : (
        <StartButtons form={form}>
          {parts.map(({ part, starts }) => (
            <div key={part} className="mt-5">
              <h3 className="font-sans text-sm text-soft">{time[part]}</h3>
              <div className="mt-2 grid grid-cols-4 gap-2">
                {starts.map((start) => (
                  <button key={start} name="start" value={start} className="start">
                    {start.slice(11, 16)}
                    <StartWait minutes={waits[start]} />
                  </button>
                ))}
              </div>
            </div>
          ))}
          {Object.keys(waits).length > 0 && <p className="mt-4 text-sm text-soft">{time.waitHint}</p>}
        </StartButtons>
      )}
    </section>
  );
}

function StartWait({ minutes }: { readonly minutes: number | undefined }) {
  const { choice, time } = useTexts().booking;
  const locale = useLocale();
  if (minutes === undefined) return null;
  return (
    <span className="block pb-1 text-xs leading-tight">
      <span aria-hidden="true">{time.waitMark(duration(locale, minutes))}</span>
      <span className="sr-only">, {choice.wait(duration(locale, minutes))}</span>
    </span>
  );
}

export function NearestStarts({
  starts,
  form,
  zone,
}: {
  readonly starts: readonly string[];
  readonly form: StartForm;
  readonly zone: Zone;
}) {
  const { time } = useTexts().booking;
  const locale = useLocale();
  if (starts.length === 0) return null;
  return (
    <StartButtons form={form}>
      <p className="mt-4 font-medium">{time.nearest}</p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        {starts.map((start) => (
          <button key={start} name="start" value={start} className="start">
            {shortMoment(locale, zone, start)}
          </button>
        ))}
      </div>
    </StartButtons>
  );
}

function StartButtons({ form, children }: { readonly form: StartForm; readonly children: ReactNode }) {
  return (
    <form method={form.method ?? 'post'} action={inLocale(useLocale(), form.action)}>
      {Object.entries(form.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
