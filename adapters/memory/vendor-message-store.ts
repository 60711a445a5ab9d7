import type { VendorMessageStore } from '#domain/ports/vendor-messages.ts';

export const vendorMessageStore = (): VendorMessageStore => ({
  tryAgain: () => {
    throw new Error('messages that wait are tried on PostgreSQL: their jobs are kept there');
  },
});
