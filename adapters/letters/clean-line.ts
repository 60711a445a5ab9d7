/**
 * One line of text as it may stand in a subject, a calendar field or a greeting: no line breaks (they would start a
 * new header), no control characters, none of the invisible marks that turn the reading direction.
 */
const BREAKS = /[\s\u0085\u2028\u2029]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

export const cleanLine = (text: string): string =>
  text.normalize('NFC').replace(BREAKS, ' ').replace(INVISIBLE, '').trim();

const MOST_NAME = 80;
/** What a mail program would turn into a link: an address, a path, `word.word`. */
const LINK_LIKE = /[@/\\:<>]|[\p{L}\p{N}-]{2,}[.。．][\p{L}\p{N}]{2,}/u;

/**
 * The name as a letter says it, or null. Anybody may book under any e-mail address; a "name" that is really an
 * invitation to a web page would make our letters carry strangers' advertising to third parties.
 */
export function spokenName(firstName: string, lastName: string): string | null {
  const name = cleanLine(`${firstName} ${lastName}`);
  return name === '' || name.length > MOST_NAME || LINK_LIKE.test(name) ? null : name;
}
