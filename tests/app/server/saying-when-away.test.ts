import { expect, it } from 'vitest';
import { sayingWhenAway } from '#app/server/saying-when-away.ts';
import { Unavailable } from '#domain/shared/unavailable.ts';

const driverError = new Error('connect ECONNREFUSED 10.0.0.1:5432');

async function thrownBy(ask: () => Promise<unknown>): Promise<unknown> {
  return await ask().catch((error: unknown) => error);
}

it.each([
  [false, 'Service Unavailable'],
  [true, 'Outcome Unknown'],
])('throws the answer that the database is away (unsure: %s)', async (unsure, statusText) => {
  const away = new Unavailable(unsure, driverError);
  const answer = await thrownBy(sayingWhenAway(() => undefined)({ ask: () => Promise.reject(away) }).ask);
  expect(answer).toBeInstanceOf(Response);
  const { status, headers, statusText: said } = answer as Response;
  expect([status, said, headers.get('retry-after')]).toEqual([503, statusText, '20']);
});

it('reports it once a request, however many loaders meet it', async () => {
  const reported: unknown[] = [];
  const away = new Unavailable(false, driverError);
  const wrap = sayingWhenAway((error) => void reported.push(error));
  const [one, two] = [wrap({ ask: () => Promise.reject(away) }), wrap({ ask: () => Promise.reject(away) })];
  await Promise.all([thrownBy(one.ask), thrownBy(two.ask)]);
  expect(reported).toEqual([away]);
});

it('hands everything else through', async () => {
  const bug = new TypeError('a bug');
  const services = sayingWhenAway(() => undefined)({
    fails: () => Promise.reject(bug),
    adds: (a: number, b: number) => Promise.resolve(a + b),
  });
  expect(await thrownBy(services.fails)).toBe(bug);
  expect(await services.adds(2, 3)).toBe(5);
});
