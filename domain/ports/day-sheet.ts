import type { DaySheet } from '../calendar/day-sheet.ts';

export type { DaySheet, DaySheetLine, SheetWording, SheetWords } from '../calendar/day-sheet.ts';

export interface DaySheets {
  /** A4, as PDF. */
  render(sheet: DaySheet): Promise<Uint8Array>;
}
