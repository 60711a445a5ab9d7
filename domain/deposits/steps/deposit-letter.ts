import type { DepositNoticeFacts, Notices } from '../../ports/notices.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Links } from '../../ports/links.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { DepositNoticeKind } from '../../notifications/notice.ts';
import type { MailId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Appointment } from '../../slots/appointment.ts';

export type DepositPost = {
  readonly notices: Notices;
  readonly visitLinks: Pick<Links, 'manageVisit'>;
  readonly ids: Ids;
};

export type DepositNews = {
  readonly recipient: string;
  readonly locale: Locale;
  /** What goes back. */
  readonly amount: Rappen;
  readonly kept: Rappen;
  /** Why, in whoever's words decided it. */
  readonly reason: string | null;
  readonly card?: NonNullable<DepositNoticeFacts['card']> | null;
};

/** Posts a letter about the money of a visit, in the same transaction. */
export async function postDepositLetter(
  { notices, visitLinks, ids }: DepositPost,
  { calendar, outbox }: Pick<Stores, 'calendar' | 'outbox'>,
  kind: DepositNoticeKind,
  visit: Appointment,
  { recipient, locale, ...news }: DepositNews,
  at: Instant,
): Promise<void> {
  const salon = await calendar.card();
  const link = visitLinks.manageVisit(visit.salonId, visit.id, locale);
  const content = notices.compose(kind, { ...news, visit, link, salon, locale });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId: visit.id, recipient, locale, content }, at);
}
