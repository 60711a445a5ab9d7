/** People as a large salon has them: a few thousand family names, numbers that nobody has, addresses at reserved hosts. */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import * as schema from '#db/schema.ts';
import { insertRows } from '#db/seed/insert-rows.ts';
import type { Random } from '#db/seed/random.ts';

export type SearchedPerson = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
};

const FIRST = (
  'Lea Noah Mia Luca Emma Elias Lina Matteo Sofia Leon Anna Levin Elena Nino Lara Gian Julia Tim Alina Jan Nina Fabian ' +
  'Sara Marco Laura Reto Priska Urs Vreni Hanspeter Ruth Bruno Silvia Beat Monika Kurt Agnes Peter Zeynep Amir ' +
  'Valentina Dejan Mei Oliver Grace Thomas Chiara Jürg Zoë Anaïs Käthi Röbi Ueli Michael Manuela Daniel Raphael Noëlle ' +
  'François Günther Bärbel Jörg Björn Łukasz Søren Małgorzata José Núria Corinne Stéphanie Andrea Barbara Christina ' +
  'Dominique Esther Franziska Gabriela Heidi Irene Jacqueline Katharina Liselotte Margrit Nadine Petra Regula Sabine ' +
  'Tamara Ursula Verena Yvonne Adrian Benjamin Christoph Dieter Erich Felix Georg Heinz Ivan Joel Konrad Lorenz Markus ' +
  'Nicolas Patrick Quirin Roland Stefan Tobias Viktor Walter Xaver'
).split(' ');
const STEMS = (
  'Acker Alten Amm Bach Bären Baum Berg Bieder Birch Blumen Boll Brand Breiten Brun Buch Bühl Burk Chrüz Dähl Dorn ' +
  'Dörf Eber Egger Ehren Eich Engel Enz Erlen Eschen Fahr Fehr Feld Fels Flüh Forst Frei Früh Fürst Gass Geiss Gers ' +
  'Gross Grün Gut Haas Häber Hag Halden Hasel Heim Hinter Hirsch Hoch Hof Holder Hösl Huber Hütt Imm Jäger Kapp Keller ' +
  'Kern Kirch Klein Knecht König Kräh Kuhn Küng Lang Lauber Leim Lerch Linden Loch Löwen Lüt Mauer Meier Moos Mühl ' +
  'Muster Nägel Neu Nieder Ober Ochsen Oehr Ober Pfänd Rast Reb Rieder Rohr Roth Ruch Rüti Sand Schär Schön Schwarz ' +
  'Seil Sonder Stadel Stein Stöck Strauss Sulz Tann Thal Tobel Trüb Unter Vogel Wald Wasser Weid Weiss Wett Wiesen ' +
  'Winkel Wirz Wolf Wyss Zahn Zell Zimmer Zoll'
).split(' ');
const ENDS =
  'mann er li inger hofer egger berger bühler müller meister hauser acher acker stein bach feld eler isch o egg';

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.between(0, 9))).join('');

export const manyPeople = (count: number, random: Random): readonly SearchedPerson[] =>
  Array.from({ length: count }, (_, index) => {
    const firstName = random.pick(FIRST);
    const lastName = random.pick(STEMS) + random.pick(ENDS.split(' '));
    const short = random.chance(0.4) ? plain(firstName).slice(0, 1) : plain(firstName);
    const email = `${short}.${plain(lastName)}${random.chance(0.6) ? index % 1000 : ''}@${random.pick(['example.com', 'example.org', 'post.example', 'web.example'])}`;
    const phone = `+417${random.between(6, 9)}${digits(random, 7)}`;
    return { id: randomUUID(), firstName, lastName, email, phone };
  });

export const insertPeople = (
  sql: postgres.TransactionSql,
  salonId: string,
  people: readonly SearchedPerson[],
): Promise<void> =>
  insertRows(
    sql,
    schema.customer,
    people.map((person) => ({ salonId, ...person, locale: 'de-CH', createdAt: '2026-01-05T10:00:00Z' })),
  );
