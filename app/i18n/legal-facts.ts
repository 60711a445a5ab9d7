/** What the legal pages say of a salon; `phone` as it is read out. */
export type LegalFacts = {
  readonly legalName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly uid: string | null;
  readonly vatLiable: boolean;
};

export type LegalSection = { readonly heading: string; readonly paragraphs: readonly string[] };
