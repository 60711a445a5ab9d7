/**
 * The search for customers, as a form that the team sends, against the trivial page of the same server: the impressum,
 * which reads nothing but the salon's card. Beside it the search's own page before anything is searched for.
 */
import { randomFrom } from '#db/seed/random.ts';
import { sessionCookie } from '#app/session.server.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { fillWithCustomers } from '#tests/support/customers/fill-with-customers.ts';
import { manyPeople } from '#tests/support/customers/many-customers.ts';
import { typedEmail, typedName, typedPhone } from '#tests/support/customers/typing-errors.ts';
import type { Load } from '../support/http-load.ts';
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import type { Stage } from './stage.ts';

const COUNT = 100_000;
const QUESTIONS = 400;
const ROUNDS = 7;
const CONNECTIONS = 10;
const SECONDS = 1.5;
const SEARCH = '/admin/customers';
const TRIVIAL = '/impressum';

export async function customerSearch(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner } = await stage.database('months');
  const { origin } = await stage.server('months');
  stage.say('customer-search: filling');
  const people = manyPeople(COUNT, randomFrom('customers'));
  await fillWithCustomers(owner, facts.salonId, people);
  const { secret } = await insertAccount(owner, {
    salonId: facts.salonId,
    email: 'bench@salon.example',
    role: 'staff',
  });
  const [cookie = ''] = (await sessionCookie({ secure: false }).issue(secret)).split(';');
  const random = randomFrom('questions');
  const forms = Array.from({ length: QUESTIONS }, (_, index) => {
    const person = random.pick(people);
    const edits = index % 3;
    const typed = [typedName, typedName, typedPhone, typedEmail][index % 4] ?? typedName;
    return new URLSearchParams({
      q: index % 8 === 0 ? person.lastName : typed(person, edits, random),
    }).toString();
  });
  const headers = { Cookie: cookie };
  const load = await stage.load();
  const order = { origin, connections: CONNECTIONS, requests: null, seconds: SECONDS };
  const sides: readonly (readonly [string, () => Promise<Load>])[] = [
    [
      'search',
      () =>
        load.run({
          ...order,
          paths: [SEARCH],
          forms,
          headers: { ...headers, Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
    ],
    ['impressum', () => load.run({ ...order, paths: [TRIVIAL] })],
    ['search page', () => load.run({ ...order, paths: [SEARCH], headers })],
  ];
  for (const [, fire] of sides) await fire();
  const [ours = [], trivial = [], empty = []] = await takeTurns(
    ROUNDS,
    sides.map(([name, fire]) => async (round: number) => {
      const result = await fire();
      stage.say(`customer-search: round ${round + 1}/${ROUNDS}, ${name} ${result.perSecond.toFixed(0)}/s`);
      return result;
    }),
  );
  const share = (floor: readonly Load[]) =>
    spread(ours.map((each, round) => each.perSecond / floor[round]!.perSecond));
  const rate = (side: readonly Load[]) => median(side.map(({ perSecond }) => perSecond)).toFixed(0);
  const toTrivial = share(trivial);
  return [
    figure(
      'customer-search-share',
      toTrivial.median,
      0.5,
      'higher',
      `${inWords(toTrivial)}; ${rate(ours)} of ${rate(trivial)} per s, ${COUNT} customers, up to two typing errors; p50 ${median(ours.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms with ${CONNECTIONS} at once`,
    ),
    figure(
      'customer-search-of-its-page',
      share(empty).median,
      null,
      'higher',
      `share of the search's own page before anything is searched for (${rate(empty)} per s)`,
    ),
  ];
}
