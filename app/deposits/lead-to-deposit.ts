import { redirect, type AppLoadContext } from '@remix-run/node';
import type { PayDepositInput, PayDepositRefusal } from '#domain/deposits/use-cases/pay-deposit.ts';
import type { Booker } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { ConfirmRefusal } from '#domain/slots/refusals.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { price, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';

/** The last part of the signed address under which a held time is paid for. */
export const paymentToken = (
  id: AppointmentId,
  { links, salonId }: Pick<AppLoadContext, 'links' | 'salonId'>,
): string => links.payVisit(salonId, id, 'de-CH').split('/').at(-1) ?? '';

export type FormRefusal = Exclude<ConfirmRefusal, { readonly kind: 'deposit_needed' }>;

type LedInput = Pick<PayDepositInput, 'holdId' | 'details'> & {
  /** Null: nothing new was said. */
  readonly keepCard: { readonly yes: boolean; readonly version: string } | null;
};

/** To the vendor's page; if that is not to be, to our own page of the payment, which says why. A form's refusals come back. */
export async function leadToDeposit(
  actor: Booker,
  { keepCard, ...input }: LedInput,
  locale: Locale,
  { deposits: words }: Catalogue,
  context: AppLoadContext,
): Promise<Response | FormRefusal> {
  const [{ name }, { zone }] = await Promise.all([
    context.salonQueries.card(actor),
    context.salonQueries.book(actor),
  ]);
  const led = await context.deposits.useCases.payDeposit(actor, {
    ...input,
    keepCard:
      keepCard === null ? null : { ...keepCard, words: (most) => words.card.consent(name, price(most)) },
    locale,
    title: (hold) => words.titleAtVendor(name, shortMoment(locale, zone, isoInstant(hold.from))),
  });
  if (led.ok && led.value.kind === 'pay_there') return redirect(led.value.url, 303);
  const home = inLocale(locale, `/book/payment/${paymentToken(input.holdId, context)}`);
  if (led.ok) return redirect(`${home}?back=paid`, 303);
  return refused(led.error, home);
}

function refused(error: PayDepositRefusal, home: string): Response | FormRefusal {
  switch (error.kind) {
    case 'already_booked':
      return redirect(home, 303);
    case 'over':
    case 'try_again':
    case 'too_many_tries':
    case 'details_missing':
      return redirect(`${home}?problem=${error.kind}`, 303);
    default:
      return error;
  }
}
