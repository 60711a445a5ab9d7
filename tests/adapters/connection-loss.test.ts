import { describe, expect, it } from 'vitest';
import { onLiveConnection } from '#adapters/postgres/connection-loss.ts';

const lost = () => Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
const POOL = 4;

/** Work that meets as many dead connections before it succeeds. */
function afterDead(dead: number, error: () => Error = lost) {
  let tries = 0;
  return {
    tries: () => tries,
    work: () => {
      tries += 1;
      return tries > dead ? Promise.resolve('done') : Promise.reject(error());
    },
  };
}

describe('work on a pool that slept through a restart of the database', () => {
  it('is done although every place of the pool is dead', async () => {
    const { work } = afterDead(POOL);
    await expect(onLiveConnection(POOL, work, () => true)).resolves.toBe('done');
  });

  it('is given up after one try more than the pool has places', async () => {
    const { work, tries } = afterDead(Infinity);
    await expect(onLiveConnection(POOL, work, () => true)).rejects.toThrow('CONNECTION_CLOSED');
    expect(tries()).toBe(POOL + 1);
  });

  it('is never done twice once it may have had an effect', async () => {
    const { work, tries } = afterDead(1);
    await expect(onLiveConnection(POOL, work, () => false)).rejects.toThrow('CONNECTION_CLOSED');
    expect(tries()).toBe(1);
  });

  it('does not insist on a server that cannot be reached', async () => {
    const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { work, tries } = afterDead(1, refused);
    await expect(onLiveConnection(POOL, work, () => true)).rejects.toThrow('ECONNREFUSED');
    expect(tries()).toBe(1);
  });
});
