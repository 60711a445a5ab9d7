import type { LetterKind } from '#domain/notifications/letter.ts';

/** Everything that a letter says, in one language. A key missing in a catalogue is a type error. */
export type LetterTexts = {
  readonly language: string;
  /** Monday first. */
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly months: readonly string[];
  readonly date: (weekday: string, day: number, month: string, year: number) => string;
  readonly moment: (date: string, time: string) => string;
  readonly timeSpan: (from: string, to: string) => string;

  readonly kinds: Readonly<Record<LetterKind, KindTexts>>;
  /** Null: the name is not fit to be said. */
  readonly greeting: (name: string | null) => string;
  readonly closing: string;

  readonly labels: {
    readonly when: string;
    readonly services: string;
    readonly total: string;
    readonly where: string;
    readonly terms: string;
    readonly calendar: string;
    readonly contact: string;
  };
  readonly serviceAt: (time: string, staff: string) => string;
  /** `rates` as percentages without sign (`8.1`). */
  readonly includingVat: (rates: readonly string[]) => string;

  readonly freeUntil: (moment: string) => string;
  readonly freeUntilStart: string;
  readonly freeUntilPassed: (moment: string) => string;
  readonly afterwards: (phone: string) => string;
  readonly callInstead: (phone: string) => string;
  /** What a letter about a request says besides. */
  readonly answerBy: (moment: string) => string;
  readonly withdrawable: string;
  readonly reasonGiven: (reason: string) => string;
  /** Beside a deposit that was paid. */
  readonly depositPaid: (amount: string) => string;
  readonly depositAsked: (amount: string) => string;
  readonly depositTerms: (amount: string) => string;
  readonly depositTermsVoucher: (amount: string) => string;
  readonly afterwardsFee: (percent: number, amount: string) => string;

  /** Words of the button that leads to the visit's page. */
  readonly buttons: {
    readonly manage: string;
    readonly view: string;
    readonly request: string;
    readonly another: string;
  };
  readonly whyYou: (salon: string) => string;
  readonly whyYouAsked: (salon: string) => string;
  readonly vatNumber: (uid: string) => string;

  readonly calendarSummary: (services: string, salon: string) => string;
  /** In a calendar, before the summary of what is only asked for. */
  readonly calendarAsked: (summary: string) => string;
  readonly calendarManage: (link: string) => string;
  readonly calendarPhone: (phone: string) => string;
};

export type KindTexts = {
  readonly subject: (moment: string, salon: string) => string;
  readonly heading: string;
  readonly intro: string;
  /** Null: no calendar file goes along. */
  readonly calendarNote: string | null;
};
