import { z } from 'zod';
import type { NoteCallInput } from '#domain/messages/use-cases/note-call.ts';
import { isUuid, type AppointmentId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';

const form = z.object({
  visit: z.string().refine(isUuid),
  from: z.string().regex(/^\d{1,9}$/),
  called: z.enum(['yes', 'no']),
});

/** A line of the call list; null: nothing that the page offers. */
export function readCallForm(posted: FormData): NoteCallInput | null {
  const read = form.safeParse(Object.fromEntries(posted));
  if (!read.success) return null;
  const { visit, from, called } = read.data;
  return { id: visit as AppointmentId, from: Number(from) as EpochMinute, called: called === 'yes' };
}
