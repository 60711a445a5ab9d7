import { CARD_CONSENT_VERSION } from '#domain/deposits/saved-card.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';

export type CardOffer = {
  /** Beyond the deposit. */
  readonly most: Rappen;
  readonly salon: string;
  /** Said before, for this very time. */
  readonly agreed: boolean;
};

type Props = { readonly offer: CardOffer; readonly ticked: boolean };

/** What for, how much at most, until when: never ticked for anybody, and not needed to book. */
export function CardConsent({ offer, ticked }: Props) {
  const words = useTexts().deposits.card;
  return (
    <fieldset className="mb-6">
      <legend className="font-medium">{words.title}</legend>
      <input type="hidden" name="cardWords" value={CARD_CONSENT_VERSION} />
      <label className="pick mt-1.5">
        <input type="checkbox" name="keepCard" defaultChecked={ticked} aria-describedby="keepCard-hint" />
        <span>{words.consent(offer.salon, price(offer.most))}</span>
      </label>
      <p id="keepCard-hint" className="mt-1 text-sm text-soft">
        {words.hint}
      </p>
    </fieldset>
  );
}
