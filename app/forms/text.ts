/** How a field of a form is read: its shape only. What may stand in it is the domain's rule, and said beside the field. */
import { z } from 'zod';

/**
 * Four times what the most generous field takes. Whoever has written too much is told so and finds it again; what is even
 * longer was written by no hand and is cut, and is still too long for every field.
 */
const MOST_KEPT = 16_000;

/** Not between the halves of a pair. */
const cut = (text: string): string =>
  text.length <= MOST_KEPT ? text : text.slice(0, MOST_KEPT).replace(/[\ud800-\udbff]$/, '');

/** What somebody types; missing, or a file: nothing. */
export const text = z.string().catch('').transform(cut);

export const textIn = (form: FormData, name: string): string => text.parse(form.get(name));

/** What the page itself has put into the form: when it is longer than any of ours, it is none. */
export const mark = (most = 200) => z.string().max(most).catch('');
