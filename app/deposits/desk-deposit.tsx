import type { Zone } from '#domain/shared/salon-time.ts';
import { rappen } from '#domain/shared/money.ts';
import { price, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { DeskDeposit } from './deposit-model.ts';

export type DecisionAnswer = { readonly reason: string; readonly error: string | null };

type Props = {
  readonly id: string;
  readonly deposit: DeskDeposit;
  readonly zone: Zone;
  readonly mayDecide: boolean;
  readonly mayInvoice: boolean;
  readonly answer: DecisionAnswer | null;
};

const FACTS = ['received', 'left', 'applied', 'refunded', 'kept', 'credited'] as const;

/** At the desk: what was paid ahead, line by line, what may be asked for, and a decision against what happens by itself. */
export function DeskDepositPart({ id, deposit, zone, mayDecide, mayInvoice, answer }: Props) {
  const { desk: words, card: cardWords } = useTexts().deposits;
  const locale = useLocale();
  const { standing, moves, claim, beyond, card } = deposit;
  return (
    <section aria-labelledby="deposit">
      <h2 id="deposit">{words.title}</h2>
      {deposit.asked > 0 && <p>{words.asked(price(deposit.asked))}</p>}
      {moves.length > 0 && (
        <dl className="facts">
          {FACTS.filter((fact) => fact === 'received' || standing[fact] !== 0).map((fact) => (
            <Fact key={fact} label={words.standing[fact]} value={price(standing[fact])} />
          ))}
        </dl>
      )}
      {claim !== null && claim > 0 && (
        <p>
          {words.claim(price(claim))} {deposit.refilled && words.refilled}
          {beyond > 0 && words.beyond(price(beyond))}
        </p>
      )}
      {card !== null && (
        <p>
          {typeof card === 'string' ? cardWords.deskEnded[card] : cardWords.desk(card.name, price(card.most))}
        </p>
      )}
      {beyond > 0 && deposit.isOver && mayInvoice && card !== 'charging' && (
        <p className="no-print">
          <Anchor to={`/admin/visits/${id}/invoice`} className="btn-quiet">
            {words.invoice}
          </Anchor>
        </p>
      )}
      {moves.length > 0 && (
        <ol className="visit-history">
          {moves.map((move) => (
            <li key={move.id}>
              <strong>{words.moves[move.kind]}</strong> {price(rappen(Math.abs(move.amount)))},{' '}
              {shortMoment(locale, zone, move.at)}
              {move.reason !== null && <span className="text-soft"> ({move.reason})</span>}
            </li>
          ))}
        </ol>
      )}
      {mayDecide && deposit.decisions.length > 0 && <Decision id={id} deposit={deposit} answer={answer} />}
    </section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Decision({ id, deposit, answer }: Pick<Props, 'id' | 'deposit' | 'answer'>) {
  const { deposits, frame } = useTexts();
  const words = deposits.desk;
  const { standing, decisions } = deposit;
  const amounts = {
    refund: rappen(standing.left + standing.kept + deposit.onVouchers),
    keep: standing.left,
    credit: rappen(standing.left + standing.kept),
  };
  return (
    <details className="no-print mt-4" open={answer !== null}>
      <summary className="link-tall cursor-pointer">{words.decide}</summary>
      <form
        method="post"
        action={inLocale(useLocale(), `/admin/visits/${id}`)}
        noValidate
        className="mt-3 space-y-4"
      >
        <p className="text-sm text-soft">{words.decideText}</p>
        <input type="hidden" name="left" value={standing.left} />
        <input type="hidden" name="kept" value={standing.kept} />
        <input type="hidden" name="onVouchers" value={deposit.onVouchers} />
        {deposit.onVouchers > 0 && <p className="text-sm">{words.onVouchers(price(deposit.onVouchers))}</p>}
        <TextField
          name="reason"
          label={words.reason}
          value={answer?.reason ?? ''}
          error={answer?.error ?? undefined}
          maxLength={200}
        />
        <p className="flex flex-wrap gap-3">
          {decisions.map((decision) => (
            <button
              key={decision}
              name="deposit"
              value={decision}
              className="btn-quiet"
              data-pending={frame.form.sending}
            >
              {words[decision](price(amounts[decision]))}
            </button>
          ))}
        </p>
      </form>
    </details>
  );
}
