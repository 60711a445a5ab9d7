import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { VisitDeposit } from './deposit-model.ts';

type Props = { readonly deposit: VisitDeposit; readonly isOver: boolean };

/** The customer's own look at what was paid ahead, and what became of it. */
export function DepositLines({ deposit, isOver }: Props) {
  const words = useTexts().deposits.visit;
  const { left, received, refunded, kept, applied, credited } = deposit;
  const lines = [
    words.received(price(received)),
    ...(left > 0 ? [isOver ? words.leftOver(price(left)) : words.left(price(left))] : []),
    ...(applied > 0 ? [words.applied(price(applied))] : []),
    ...(refunded > 0 ? [words.refunded(price(refunded))] : []),
    ...(kept > 0 ? [words.kept(price(kept))] : []),
    ...(credited > 0 ? [words.credited(price(credited))] : []),
  ];
  return (
    <div>
      <dt className="text-sm text-soft">{words.title}</dt>
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </div>
  );
}
