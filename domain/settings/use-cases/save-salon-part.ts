import { may } from '../../identity/permissions.ts';
import type { BillingRules } from '../../invoices/billing-rules.ts';
import type { Programme } from '../../loyalty/loyalty.ts';
import type { MessageRules } from '../../messages/message-rules.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SettingsStore } from '../../ports/settings.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, type Instant, type LocalDate } from '../../shared/salon-time.ts';
import type { BookingRules, Closure, SalonBook, WeeklySpan } from '../../slots/salon-book.ts';
import { inDayOrder, readClosures, type RawClosure } from '../closures.ts';
import type { FieldRefusal } from '../field-rules.ts';
import { fingerprint } from '../fingerprint.ts';
import { inWeekOrder, isStanding, readHours, type RawHours } from '../opening-hours.ts';
import { checkRecipients, loggedMessages, readMessages, type RawMessages } from '../messages.ts';
import { readLoyalty, type RawLoyalty } from '../loyalty.ts';
import { loggedBilling, readBilling, type RawBilling } from '../billing.ts';
import { readRules, type RawRules } from '../rules.ts';
import type { SalonPartInput, SalonPartRefusal } from '../salon-part.ts';
import { settingsEntry } from '../settings-entry.ts';
import { leftOutside } from '../visit-ahead.ts';

export type SaveSalonPart<Form, Content> = (
  actor: Insider,
  input: SalonPartInput<Form>,
) => Promise<Result<null, SalonPartRefusal<Content>>>;

export type SaveOpeningHours = SaveSalonPart<RawHours, readonly WeeklySpan[]>;
export type SaveClosures = SaveSalonPart<readonly RawClosure[], readonly Closure[]>;
export type SaveRules = SaveSalonPart<RawRules, BookingRules>;
export type SaveMessages = SaveSalonPart<RawMessages, MessageRules>;
export type SaveBilling = SaveSalonPart<RawBilling, BillingRules>;
export type SaveLoyalty = SaveSalonPart<RawLoyalty, Programme>;

/** What differs between the parts of a salon's settings that one form saves whole. */
type SalonPart<Form, Content> = {
  /** What the audit log calls it. */
  readonly name: string;
  read(form: Form, today: LocalDate): Result<Content, readonly FieldRefusal[]>;
  /** As stored, in the order in which `read` returns it. */
  current(settings: SettingsStore, today: LocalDate): Promise<Content>;
  /** What only the database knows to be wrong with it; missing: nothing. */
  checked?(settings: SettingsStore, content: Content): Promise<readonly FieldRefusal[]>;
  put(settings: SettingsStore, content: Content, today: LocalDate, at: Instant): Promise<void>;
  /** The salon as it would be, from the salon as it is stored. Missing: no visit can be touched. */
  applied?(book: SalonBook, content: Content): SalonBook;
  /** What the log may hold of it; missing: all. */
  logged?(content: Content): unknown;
};

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock };

const savePart =
  <Form, Content>({ uow, clock }: Deps, part: SalonPart<Form, Content>): SaveSalonPart<Form, Content> =>
  async (actor, { seen, form, confirmed }) => {
    if (!may(actor, 'settings.change')) return err({ kind: 'not_found' });
    return await uow.run<null, SalonPartRefusal<Content>>(actor, async ({ settings, calendar, audit }) => {
      // Before the number is counted up: what is read under the new one would be kept even if this is refused.
      const known = await calendar.book();
      await settings.open();
      const at: Instant = clock.now();
      const today = dateOf(at, known.zone);
      const before = await part.current(settings, today);
      const read = part.read(form, today);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const left = fingerprint(before);
      if (left === fingerprint(read.value)) return ok(null);
      if (left !== seen) return err({ kind: 'changed', current: before });
      const wrong = (await part.checked?.(settings, read.value)) ?? [];
      if (wrong.length > 0) return err({ kind: 'invalid', fields: wrong });
      if (!confirmed && part.applied !== undefined) {
        const [openingHours, closures, rules] = await Promise.all([
          settings.openingHours(),
          settings.closures(),
          settings.rules(),
        ]);
        const book: SalonBook = { ...known, openingHours, closures, rules };
        const visits = leftOutside(await settings.visitsAhead(at), book, part.applied(book, read.value));
        if (visits.length > 0) return err({ kind: 'strands', visits });
      }
      await part.put(settings, read.value, today, at);
      const logged = (content: Content): unknown => part.logged?.(content) ?? content;
      const target = { kind: 'salon', id: actor.salonId } as const;
      await audit.append(
        settingsEntry(
          'settings.changed',
          target,
          { [part.name]: logged(before) },
          { [part.name]: logged(read.value) },
        ),
        at,
      );
      return ok(null);
    });
  };

/** The hours of an ordinary week; those of a season, valid from or to a day, stay. */
export const saveOpeningHours = (deps: Deps): SaveOpeningHours =>
  savePart(deps, {
    name: 'openingHours',
    read: readHours,
    current: async (settings) => inWeekOrder((await settings.openingHours()).filter(isStanding)),
    put: (settings, hours) => settings.putStandingHours(hours),
    applied: (book, hours) => ({
      ...book,
      openingHours: [...book.openingHours.filter((span) => !isStanding(span)), ...hours],
    }),
  });

/** The closures from today on, as a whole list; those that are over stay. */
export const saveClosures = (deps: Deps): SaveClosures =>
  savePart(deps, {
    name: 'closures',
    read: readClosures,
    current: async (settings, today) =>
      inDayOrder((await settings.closures()).filter(({ to }) => to >= today)),
    put: (settings, closures, today) => settings.putClosures(closures, today),
    // Those that are over touch no visit ahead.
    applied: (book, closures) => ({ ...book, closures }),
  });

/** What was booked before keeps its cancellation policy: it is frozen there. */
export const saveRules = (deps: Deps): SaveRules =>
  savePart(deps, {
    name: 'rules',
    read: readRules,
    current: (settings) => settings.rules(),
    put: (settings, rules) => settings.putRules(rules),
    applied: (book, rules) => ({ ...book, rules }),
  });

/** What the salon sends of its own accord. Letters that are posted stay as they are. */
export const saveMessages = (deps: Deps & { readonly mark: (text: string) => string }): SaveMessages =>
  savePart(deps, {
    name: 'messages',
    read: readMessages,
    current: (settings) => settings.messageRules(),
    put: (settings, rules) => settings.putMessageRules(rules),
    checked: async (settings, rules) => checkRecipients(rules, await settings.sheetAddresses()),
    logged: loggedMessages(deps.mark),
  });

/** How invoices are paid. Those that were issued keep the account that they name. */
export const saveBilling = (deps: Deps): SaveBilling =>
  savePart(deps, {
    name: 'billing',
    read: readBilling,
    current: (settings) => settings.billingRules(),
    put: (settings, rules) => settings.putBillingRules(rules),
    logged: loggedBilling,
  });

/** What customers get for being loyal. What was earned stays as it was earned. */
export const saveLoyalty = (deps: Deps): SaveLoyalty =>
  savePart(deps, {
    name: 'loyalty',
    read: readLoyalty,
    current: (settings) => settings.loyalty(),
    put: (settings, programme, _, at) => settings.putLoyalty(programme, at),
  });
