import { shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OwnPointsModel } from '../routes/account-points.tsx';

/** `1'234`, as amounts are written. */
const pointsText = (points: number): string => String(points).replace(/\B(?=(\d{3})+$)/g, "'");

export function OwnPoints({ model }: { readonly model: OwnPointsModel }) {
  const words = useTexts().loyalty.mine;
  const locale = useLocale();
  const { own } = model;
  if (own === null) return <p className="pb-16">{words.off}</p>;
  const { tier, next } = own.standing;
  return (
    <div className="space-y-8 pb-16">
      <div>
        <p className="text-3xl tabular-nums">{words.balance(pointsText(own.balance))}</p>
        <p className="text-soft">{words.rule(own.pointsPerFranc)}</p>
      </div>
      {own.hasTiers && (
        <div>
          <p className="text-xl">{tier === null ? words.noTier : words.tier(tier.name)}</p>
          <p className="text-soft">{words.year(pointsText(own.recent))}</p>
          {next === null ? (
            <p className="mt-2">{words.top}</p>
          ) : (
            <>
              <svg
                viewBox="0 0 100 3"
                preserveAspectRatio="none"
                className="mt-3 block h-3 w-full border border-line"
                role="img"
                aria-label={words.bar(next.percent)}
              >
                <rect width={100} height={3} className="fill-mist" />
                <rect width={next.percent} height={3} className="fill-accent" />
              </svg>
              <p className="mt-1">{words.next(pointsText(next.missing), next.tier.name)}</p>
            </>
          )}
        </div>
      )}
      <section aria-labelledby="history">
        <h2 id="history" className="mb-2">
          {words.history}
        </h2>
        {own.lines.length === 0 ? (
          <p className="text-soft">{words.none}</p>
        ) : (
          <ul className="border-t border-line">
            {own.lines.map((line, place) => (
              // Two lines of the same moment differ in nothing else.
              <li
                key={place}
                className="flex items-baseline justify-between gap-4 border-b border-line py-2.5"
              >
                <span>
                  {words.sourceOf[line.source]}
                  {line.points < 0 && `, ${words.taken}`}
                  <span className="block text-sm text-soft">{shortMoment(locale, model.zone, line.at)}</span>
                </span>
                <span className="whitespace-nowrap tabular-nums">
                  {words.points(pointsText(line.points))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
