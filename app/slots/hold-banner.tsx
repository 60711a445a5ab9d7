import { shortMoment, timeOfDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { Zone } from '#domain/shared/salon-time.ts';
import { Anchor } from '../ui/anchor.tsx';

export type HeldTime = { readonly id: string; readonly start: string; readonly until: string };

type HoldBannerProps = { readonly holds: readonly HeldTime[]; readonly zone: Zone; readonly search: string };

/** The visitor's own live holds: on with the booking, or let it go. */
export function HoldBanner({ holds, zone, search }: HoldBannerProps) {
  const texts = useTexts().booking.holds;
  const locale = useLocale();
  if (holds.length === 0) return null;
  return (
    <section aria-label={texts.label} className="notice mt-6">
      <ul className="space-y-3">
        {holds.map((hold) => {
          const moment = shortMoment(locale, zone, hold.start);
          return (
            <li key={hold.id}>
              <p>{texts.holding(moment, timeOfDay(locale, zone, hold.until))}</p>
              <div className="flex flex-wrap items-center gap-x-6">
                <Anchor
                  to={`/book/details/${hold.id}`}
                  className="link-tall"
                  aria-label={texts.continueNamed(moment)}
                >
                  {texts.continue}
                </Anchor>
                <form method="post" action={inLocale(locale, '/book/release')}>
                  <input type="hidden" name="hold" value={hold.id} />
                  <input type="hidden" name="search" value={search} />
                  <button
                    type="submit"
                    className="link-tall cursor-pointer"
                    aria-label={texts.releaseNamed(moment)}
                  >
                    {texts.release}
                  </button>
                </form>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
