import { cardName, type SavedCard } from '#domain/deposits/saved-card.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** A card from which something may still be taken. */
export const keptCard = (card: SavedCard | null) =>
  card === null || card.card === null || card.ended !== null
    ? null
    : { name: cardName(card.card), most: card.consent.most };

export type KeptCardModel = NonNullable<ReturnType<typeof keptCard>>;

type Props = {
  readonly card: KeptCardModel;
  /** The visit's own signed page. */
  readonly home: string;
  /** Said to a screen reader, where several stand on a page. */
  readonly label?: string;
};

/** The customer's own look at it, and the way to have it removed. */
export function KeptCard({ card, home, label }: Props) {
  const { deposits, frame } = useTexts();
  const words = deposits.card;
  return (
    <form method="post" action={home} className="no-print mt-4 space-y-2">
      <p>{words.kept(card.name, price(card.most))}</p>
      <button
        type="submit"
        name="intent"
        value="remove_card"
        className="btn-quiet"
        aria-label={label === undefined ? undefined : `${words.remove}: ${label}`}
        data-pending={frame.form.sending}
      >
        {words.remove}
      </button>
    </form>
  );
}
