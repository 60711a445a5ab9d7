/**
 * The visits of a colleague's day as finished markup. Everybody's week holds hundreds of them: as elements of React, and
 * once more in the data beside the page, they were a third of what the page cost.
 */
import escapeHtml from 'escape-html';
import type { Locale } from '#domain/shared/locale.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';

export type RosterVisit = {
  readonly id: string;
  readonly status: AppointmentStatus;
  /** `10:00`. */
  readonly time: string;
  readonly customer: string;
};

/** List items; a hold is no link, because there is nobody yet whose page it could lead to. */
export function rosterLines(visits: readonly RosterVisit[], locale: Locale): string {
  const { status: words } = textsIn(locale).calendar;
  const page = inLocale(locale, '/admin/visits/');
  let lines = '';
  for (const { id, status, time, customer } of visits) {
    const said =
      status === 'confirmed' || status === 'reserved'
        ? ''
        : `<span class="card-status">${escapeHtml(words[status])}</span>`;
    const content = `<span class="card-time">${time}</span> <strong>${escapeHtml(customer)}</strong>${said}`;
    const mark = `class="roster-visit" data-status="${status}"`;
    lines +=
      status === 'reserved'
        ? `<li><span ${mark}>${content}</span></li>`
        : `<li><a href="${page}${encodeURIComponent(id)}" ${mark}>${content}</a></li>`;
  }
  return lines;
}
