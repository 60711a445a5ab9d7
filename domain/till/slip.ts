/** What is printed at the desk, in words already. */
export type SlipPart =
  | { readonly kind: 'heading' | 'text' | 'small'; readonly text: string; readonly centred?: boolean }
  /** A line that leads to a figure at its right. */
  | {
      readonly kind: 'pair';
      readonly left: string;
      readonly right: string;
      readonly strong?: boolean;
      readonly indent?: boolean;
    }
  | { readonly kind: 'rule' };

export type Slip = {
  readonly title: string;
  readonly author: string;
  /** The roll of a receipt printer is 80 mm wide and as long as it has to be. */
  readonly paper: 'roll' | 'a4';
  readonly parts: readonly SlipPart[];
};
