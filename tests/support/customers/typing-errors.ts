/** What fingers make of a name, a number or an address. */
import type { Random } from '#db/seed/random.ts';
import type { SearchedPerson } from './many-customers.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One letter too many, too few, or another one; never at a place that `keep` says is sure. */
function oneEdit(text: string, random: Random, alphabet: string, keep: RegExp): string {
  const places = [...text].flatMap((each, index) => (keep.test(each) ? [] : [index]));
  const at = random.pick(places);
  const other = random.pick([...alphabet]);
  switch (random.between(0, 2)) {
    case 0:
      return text.slice(0, at) + other + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    default:
      return text.slice(0, at) + other + text.slice(at + 1);
  }
}

function edited(text: string, edits: number, random: Random, alphabet: string, keep: RegExp): string {
  let result = text;
  for (let time = 0; time < edits; time += 1) result = oneEdit(result, random, alphabet, keep);
  return result;
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  ä: ['ä', 'ae', 'a'],
  ö: ['ö', 'oe', 'o'],
  ü: ['ü', 'ue', 'u'],
  é: ['é', 'e'],
  ss: ['ss', '\u00df'],
};

const respelt = (name: string, random: Random): string =>
  name.replace(/[äöüé]|ss/g, (found) => random.pick(SPELLINGS[found] ?? [found]));

export function typedName({ firstName, lastName }: SearchedPerson, edits: number, random: Random): string {
  const words = random.chance(0.4) ? [lastName, firstName] : [firstName, lastName];
  const name = edited(respelt(words.join(' '), random), edits, random, LETTERS, /\s/);
  return random.chance(0.5) ? name.toLowerCase() : name;
}

export function typedPhone({ phone }: SearchedPerson, edits: number, random: Random): string {
  const national = edited(phone.slice(3), edits, random, '0123456789', /[^0-9]/);
  const spaced = `${national.slice(0, 2)} ${national.slice(2, 5)} ${national.slice(5)}`;
  return random.pick([`0${spaced}`, `0${national}`, `+41${national}`, `+41 ${spaced}`, `0041 ${spaced}`]);
}

export const typedEmail = ({ email }: SearchedPerson, edits: number, random: Random): string =>
  edited(email, edits, random, LETTERS, /@/);
