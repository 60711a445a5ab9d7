/** The visit that a signed link stands for. */
import type { AppLoadContext } from '@remix-run/node';
import { isSalonsDoing, type MoveOffer } from '#domain/calendar/move-offer.ts';
import type { LinkHolder } from '#domain/shared/actor.ts';
import type { VisitView } from '#domain/ports/queries.ts';
import { notFound, type Page } from '../page-of.ts';

export type OpenVisit = {
  readonly actor: LinkHolder;
  readonly view: VisitView;
  /** The newest other place that the salon has proposed. */
  readonly offer: MoveOffer | null;
  /** The salon could not keep what was agreed: moving and cancelling are free, whatever the cut-off says. */
  readonly salonsDoing: boolean;
};

/** No token of ours is longer; a longer one is not worth checking. */
const LONGEST_TOKEN = 200;

export function linkHolder(page: Page, context: AppLoadContext, token: string | undefined): LinkHolder {
  const known = token !== undefined && token.length <= LONGEST_TOKEN;
  const appointmentId = known ? context.links.openVisit(context.salonId, token) : null;
  if (appointmentId === null) throw notFound();
  return { kind: 'link', salonId: context.salonId, appointmentId, visitorId: page.actor.visitorId };
}

/** @throws Response 404: tampered with, foreign or gone look the same */
export async function openVisit(
  page: Page,
  context: AppLoadContext,
  token: string | undefined,
): Promise<OpenVisit> {
  const actor = linkHolder(page, context, token);
  const [view, offer] = await Promise.all([
    context.appointmentQueries.visit(actor, actor.appointmentId),
    context.moveOffers.queries.ofVisit(actor),
  ]);
  if (view === null || view.contact === null) throw notFound();
  return { actor, view, offer, salonsDoing: isSalonsDoing(offer, view.appointment, page.now) };
}
