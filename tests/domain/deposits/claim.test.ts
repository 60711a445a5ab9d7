import { expect, it } from 'vitest';
import { beyondDeposit } from '#domain/deposits/claim.ts';
import { rappen } from '#domain/shared/money.ts';

const facts = { claim: rappen(3000), kept: rappen(0), left: rappen(0), refilled: false };

it.each([
  ['all of it without a deposit', {}, 3000],
  ['what was kept comes first', { kept: rappen(2000) }, 1000],
  ['what still lies there comes first as well', { left: rappen(2000) }, 1000],
  ['nothing when both cover it', { kept: rappen(2000), left: rappen(1000) }, 0],
  ['nothing when more than that was paid ahead', { left: rappen(5000) }, 0],
  ['nothing when somebody else had the time', { refilled: true }, 0],
  ['nothing where nothing may be asked', { claim: null }, 0],
])('beyond the deposit is owed: %s', (_, over, owed) => {
  expect(beyondDeposit({ ...facts, ...over })).toBe(owed);
});
