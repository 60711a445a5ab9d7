import { z } from 'zod';
import type { NoteCallInput } from '#domain/messages/use-cases/note-call.ts';
import type { NotePlaceCallInput } from '#domain/messages/use-cases/note-place-call.ts';
import { isUuid, type AppointmentId, type MoveOfferId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';

const form = z.object({
  visit: z.string().refine(isUuid),
  from: z.string().regex(/^\d{1,9}$/),
  called: z.enum(['yes', 'no']),
});

const placeForm = form.omit({ from: true }).extend({ offer: z.string().refine(isUuid) });

/** A line about an offer that is off; null: nothing that the page offers. */
export function readPlaceCallForm(posted: FormData): NotePlaceCallInput | null {
  const read = placeForm.safeParse(Object.fromEntries(posted));
  if (!read.success) return null;
  const { visit, offer, called } = read.data;
  return {
    appointmentId: visit as AppointmentId,
    offerId: offer as MoveOfferId,
    called: called === 'yes',
  };
}

/** A line of the call list; null: nothing that the page offers. */
export function readCallForm(posted: FormData): NoteCallInput | null {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) return null;
  const { visit, from, called } = read.data;
  return { id: visit as AppointmentId, from: Number(from) as EpochMinute, called: called === 'yes' };
}
