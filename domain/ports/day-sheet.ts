/** The day on paper: who comes when, to whom, for what, and how to reach them. Personal data. */
export type DaySheet = {
  readonly salonName: string;
  readonly heading: string;
  /** When it was true, in words: paper does not change. */
  readonly asOf: string;
  readonly columns: readonly {
    readonly name: string;
    /** In a word, why there are none; empty: there are some, or nobody said why. */
    readonly remark: string;
    readonly lines: readonly DaySheetLine[];
  }[];
  readonly words: { readonly nothing: string; readonly page: (number: number, of: number) => string };
};

export type DaySheetLine = {
  /** `10:00–10:45`. */
  readonly time: string;
  readonly customer: string;
  readonly phone: string;
  readonly services: string;
  readonly note: string;
};

export interface DaySheets {
  /** A4, as PDF. */
  render(sheet: DaySheet): Promise<Uint8Array>;
}
