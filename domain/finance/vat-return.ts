/**
 * The figures of the ESTV's return (effective method, agreed consideration) that the product knows. Input tax and what
 * the salon bought stand in its other books.
 */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { RateSum, Report } from './report.ts';

/** The return's own numbers; each rate has one (form 0550, from 1.1.2024, with those of the rates before). */
const BOX_OF_RATE: Readonly<Record<number, string>> = {
  810: '303',
  770: '302',
  260: '313',
  250: '312',
  380: '343',
  370: '342',
};

export type RateBox = RateSum & {
  /** Null: a rate that the return does not know. */
  readonly box: string | null;
};

export type VatReturn = {
  /** 200: what was supplied, without its tax. */
  readonly turnover: Rappen;
  /** 220/230: at no rate. What of it is exempt or excluded is for whoever files it to say. */
  readonly untaxed: Rappen;
  /** 299: what is taxed. */
  readonly taxable: Rappen;
  readonly rates: readonly RateBox[];
  /** 399 */
  readonly tax: Rappen;
  /** Contained in it: what was paid ahead, less what was used of it or went back. VAT included. */
  readonly ahead: Rappen;
  /** 910: damages; no turnover. */
  readonly damages: Rappen;
  /**
   * What banks have taken back, VAT included. What of it is lost for good lessens the consideration (Art. 41 para. 1 MWSTG,
   * 235): whoever files the return says so, because only they know when it is.
   */
  readonly chargedBack: Rappen;
};

/** Whoever is not liable declares nothing; who was until some day still declares what they supplied before it. */
export const isDeclared = ({ rates }: Pick<VatReturn, 'rates'>, vatLiable: boolean): boolean =>
  vatLiable || rates.length > 0;

/** Amounts without VAT, but for `ahead` and `chargedBack`. */
export function vatReturnOf({
  rates,
  ahead,
  damages,
  chargedBack,
}: Pick<Report, 'rates' | 'ahead' | 'damages' | 'chargedBack'>): VatReturn {
  const taxed = rates.filter(({ vatBasisPoints }) => vatBasisPoints > 0);
  const untaxed = sum(rates.filter(({ vatBasisPoints }) => vatBasisPoints === 0).map(({ net }) => net));
  const taxable = sum(taxed.map(({ net }) => net));
  return {
    turnover: rappen(taxable + untaxed),
    untaxed,
    taxable,
    rates: taxed.map((rate) => ({ ...rate, box: BOX_OF_RATE[rate.vatBasisPoints] ?? null })),
    tax: sum(taxed.map(({ vat }) => vat)),
    ahead,
    damages,
    chargedBack,
  };
}
