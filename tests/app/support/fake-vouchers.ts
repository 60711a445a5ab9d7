/** The vouchers' part of the load context: none there, and no code typed. */
import type { VoucherParts } from '#app/load-context.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';

export type FakeVouchers = {
  readonly queries?: Partial<VoucherParts['queries']>;
  readonly codes?: Partial<VoucherParts['codes']>;
  readonly links?: Partial<VoucherParts['links']>;
  readonly useCases?: Partial<VoucherParts['useCases']>;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));

export const fakeVouchers = ({
  queries = {},
  codes = {},
  links = {},
  useCases = {},
}: FakeVouchers = {}): VoucherParts => ({
  queries: {
    own: () => Promise.resolve([]),
    shown: () => Promise.resolve(null),
    list: () => Promise.resolve([]),
    owed: () => Promise.resolve({ count: 0, owed: rappen(0), lapsed: rappen(0) }),
    voucher: () => Promise.resolve(null),
    boughtWith: () => Promise.resolve([]),
    ...queries,
  },
  codes: { currentKey: '00000000', codeOf: () => null, digest: () => 'digest', ...codes },
  links: { voucher: (_, id) => `https://salon.test/voucher/${id}`, open: () => null, ...links },
  useCases: {
    lookUpVoucher: () => Promise.resolve(ok(null)),
    keepVoucher: unexpected('keepVoucher'),
    takeBackVoucher: unexpected('takeBackVoucher'),
    ...useCases,
  },
});
