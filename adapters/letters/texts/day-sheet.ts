/** What stands on the day sheet that is mailed. */
import type { AbsenceKind } from '#domain/ports/calendar.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type SheetTexts = {
  readonly asOf: (moment: string) => string;
  readonly beingBooked: string;
  /** Booked for somebody who has no name. */
  readonly unnamed: string;
  /** Said behind a name: the salon has not answered yet. */
  readonly asked: string;
  readonly absence: Readonly<Record<AbsenceKind, string>>;
  readonly nothing: string;
  readonly page: (number: number, of: number) => string;
  readonly file: string;
};

const deCH: SheetTexts = {
  asOf: (moment) => `Stand ${moment}`,
  beingBooked: 'wird gerade gebucht',
  unnamed: 'ohne Namen',
  asked: 'angefragt',
  absence: { holiday: 'Ferien', illness: 'Krank', training: 'Weiterbildung', other: 'Abwesend' },
  nothing: 'Noch keine Termine',
  page: (number, of) => `Seite ${number} von ${of}`,
  file: 'tagesblatt',
};

const en: SheetTexts = {
  asOf: (moment) => `As of ${moment}`,
  beingBooked: 'being booked',
  unnamed: 'no name',
  asked: 'requested',
  absence: { holiday: 'Holiday', illness: 'Ill', training: 'Training', other: 'Away' },
  nothing: 'No appointments yet',
  page: (number, of) => `Page ${number} of ${of}`,
  file: 'day-sheet',
};

const CATALOGUES: Readonly<Record<Locale, SheetTexts>> = { 'de-CH': deCH, en };

export const sheetTextsIn = (locale: Locale): SheetTexts => CATALOGUES[locale];
