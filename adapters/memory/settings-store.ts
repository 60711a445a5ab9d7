import type { SettingsStore } from '#domain/ports/settings.ts';

/** Settings are given to the memory as a whole book: nothing changes them there. */
export function settingsStore(): SettingsStore {
  const none = () => Promise.reject(new Error('settings are not changed in memory'));
  return {
    open: none,
    shelf: none,
    service: none,
    serviceSlugs: none,
    putService: none,
    services: none,
    categories: none,
    putCategories: none,
    openingHours: none,
    putStandingHours: none,
    closures: none,
    putClosures: none,
    rules: none,
    putRules: none,
    messageRules: none,
    putMessageRules: none,
    sheetAddresses: none,
    billingRules: none,
    putBillingRules: none,
    loyalty: none,
    putLoyalty: none,
    visitsAhead: none,
  };
}
