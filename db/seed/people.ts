/** Customers who do not exist: mail goes to reserved domains, and no Swiss number has a zero behind its prefix. */
import type { Random } from './random.ts';

export type Person = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: 'de-CH' | 'en';
  readonly visitorId: string;
};

const FIRST = (
  'Lea Noah Mia Luca Emma Elias Lina Matteo Sofia Leon Anna Levin Elena Nino Lara Gian Julia Tim Alina Jan ' +
  'Nina Fabian Sara Marco Laura Reto Priska Urs Vreni Hanspeter Ruth Bruno Silvia Beat Monika Kurt Agnes Peter ' +
  'Zeynep Amir Valentina Dejan Mei Oliver Grace Thomas Chiara Jürg Zoë Anaïs'
).split(' ');

const LAST = (
  'Ammann Bächtiger Brülisauer Dörig Eberle Forrer Frehner Gschwend Hutter Inauen Jäger Koller Looser Manser ' +
  'Näf Oertle Pfister Rechsteiner Schläpfer Tobler Ulmann Vetsch Wäspi Zellweger Zürcher Okafor Novak Rossi ' +
  'Fernandes Kaya Berisha Nguyen Walker Sutter Bösch'
).split(' ');

export function people(count: number, random: Random): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const firstName = random.pick(FIRST);
    const lastName = random.pick(LAST);
    return {
      firstName,
      lastName,
      email: `${plain(firstName)}.${plain(lastName)}.${index}@example.${random.chance(0.5) ? 'com' : 'org'}`,
      phone: `+417${random.between(6, 9)}000${String(index % 10_000).padStart(4, '0')}`,
      locale: random.chance(0.88) ? 'de-CH' : 'en',
      visitorId: random.uuid(),
    };
  });
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
