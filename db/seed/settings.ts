/** The seeded salon's settings as rows. Ids depend on the slug and the seed number only, never on the day. */
import type { Zone } from '#domain/shared/salon-time.ts';
import { addDays } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import * as rows from './builders/settings-rows.ts';
import { randomFrom } from './random.ts';
import { CATEGORIES, SERVICES } from './salon/services.ts';
import { profileOf, type SeedProfile } from './salon/profiles.ts';
import { ROOM } from './salon/team.ts';
import { termsOf } from './salon/terms.ts';
import type { SeedPeriod } from './period.ts';

export type SeedSettings = {
  readonly zone: Zone;
  readonly salon: rows.SalonRow;
  readonly rules: rows.BookingRulesRow;
  readonly terms: rows.TermsRow;
  readonly opening: readonly rows.OpeningHoursRow[];
  readonly closures: readonly rows.ClosureRow[];
  readonly vatRates: readonly rows.VatRateRow[];
  readonly resources: readonly rows.ResourceRow[];
  readonly staff: readonly rows.StaffRow[];
  readonly staffHours: readonly rows.StaffHoursRow[];
  readonly categories: readonly rows.CategoryRow[];
  readonly services: readonly rows.ServiceRow[];
  readonly needs: readonly rows.ServiceNeedRow[];
  readonly skills: readonly rows.StaffSkillRow[];
};

const both = ([de, en]: readonly [string, string]) => ({ 'de-CH': de, en });

export function makeSettings(
  name: { readonly slug: string; readonly seed: number },
  period: SeedPeriod,
): SeedSettings {
  const random = randomFrom(`settings ${name.slug} ${name.seed}`);
  const salonId = random.uuid();
  const id = () => random.uuid();
  const profile = profileOf(name.slug);
  const salon = rows.aSalonRow({
    salonId,
    slug: name.slug,
    name: titleOf(name.slug),
    ...profile.card,
    look: profile.look,
  });
  const categories = CATEGORIES.map(([slug, de, en], index) => ({
    salonId,
    id: id(),
    slug,
    name: both([de, en]),
    position: index + 1,
  }));
  const services = SERVICES.map((service, index) =>
    rows.aServiceRow({
      salonId,
      id: id(),
      slug: service.slug,
      categoryId: categories.find(({ slug }) => slug === service.category)!.id,
      name: both(service.name),
      description: both(service.description),
      segments: [...service.segments],
      bufferBefore: service.buffers?.[0] ?? 0,
      bufferAfter: service.buffers?.[1] ?? 0,
      priceRappen: profile.francs(service.francs) * 100,
      onlineBookable: service.offline !== true,
      onRequest: service.asked === true,
      depositPercent: service.deposit?.[0] ?? null,
      depositLeastRappen: service.deposit === undefined ? null : service.deposit[1] * 100,
      position: index + 1,
    }),
  );
  const staff = profile.team.map((colleague, index) =>
    rows.aStaffRow({
      salonId,
      id: id(),
      slug: colleague.slug,
      name: colleague.name,
      title: both(colleague.title),
      bio: both(colleague.bio),
      position: index + 1,
    }),
  );
  return {
    zone: salon.zone as Zone,
    salon,
    // Two days: long enough for a small team that has a day off.
    rules: rows.aBookingRulesRow({ salonId, requestHours: 48 }),
    terms: rows.aTermsRow({ salonId, ...termsOf({ court: profile.court, vatLiable: salon.vatLiable }) }),
    opening: profile.opening.flatMap(({ weekdays, from, to }) =>
      weekdays.map((weekday) =>
        rows.anOpeningHoursRow({
          salonId,
          id: id(),
          weekday,
          fromMinute: rows.wall(from),
          toMinute: rows.wall(to),
        }),
      ),
    ),
    closures: closures(salonId, id, period),
    vatRates: vatRates(salonId),
    resources: ROOM.map((place, index) =>
      rows.aResourceRow({ salonId, id: id(), ...place, position: index + 1 }),
    ),
    staff,
    staffHours: staffHours(salonId, id, profile, staff, period.monday),
    categories,
    services,
    needs: SERVICES.flatMap((service, index) => [
      ...(service.chair === false ? [] : [need(services[index]!, 'chair', -1)]),
      ...(service.basin ?? []).map((segment) => need(services[index]!, 'basin', segment)),
    ]),
    skills: skills(salonId, profile, staff, services),
  };
}

const titleOf = (slug: string): string => `Salon ${slug.charAt(0).toUpperCase()}${slug.slice(1)}`;

const need = (service: rows.ServiceRow, kind: string, segment: number): rows.ServiceNeedRow => ({
  salonId: service.salonId,
  serviceId: service.id,
  kind,
  segment,
});

/** Source: ESTV, rates until 31.12.2023 and from 1.1.2024. */
const vatRates = (salonId: string): rows.VatRateRow[] =>
  [
    { code: 'standard', validFrom: '2018-01-01', basisPoints: 770 },
    { code: 'reduced', validFrom: '2018-01-01', basisPoints: 250 },
    { code: 'lodging', validFrom: '2018-01-01', basisPoints: 370 },
    { code: 'standard', validFrom: '2024-01-01', basisPoints: 810 },
    { code: 'reduced', validFrom: '2024-01-01', basisPoints: 260 },
    { code: 'lodging', validFrom: '2024-01-01', basisPoints: 380 },
  ].map((rate) => ({ salonId, ...rate }));

function closures(salonId: string, id: () => string, { monday, first, last }: SeedPeriod): rows.ClosureRow[] {
  const found = [
    rows.aClosureRow({
      salonId,
      id: id(),
      fromDay: addDays(monday, 22),
      fromMinute: rows.wall('09:00'),
      toMinute: rows.wall('12:00'),
      reason: both(['Weiterbildung im Team', 'Team training']),
    }),
    rows.aClosureRow({
      salonId,
      id: id(),
      fromDay: addDays(monday, 37),
      reason: both(['Betriebsausflug', 'Staff outing']),
    }),
  ];
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)) + 1; year += 1) {
    found.push(
      rows.aClosureRow({
        salonId,
        id: id(),
        fromDay: `${year}-12-24`,
        fromMinute: rows.wall('15:00'),
        toMinute: rows.wall('20:00'),
        reason: both(['Heiligabend', 'Christmas Eve']),
      }),
      rows.aClosureRow({
        salonId,
        id: id(),
        fromDay: `${year}-01-02`,
        reason: both(['Berchtoldstag', '2 January']),
      }),
    );
  }
  return found;
}

const staffHours = (
  salonId: string,
  id: () => string,
  { team }: SeedProfile,
  staff: readonly rows.StaffRow[],
  monday: LocalDate,
): rows.StaffHoursRow[] =>
  team.flatMap(({ shifts }, index) =>
    shifts.flatMap(({ weekdays, from, to, breaks, since, until }) => {
      const validity = {
        validFrom: since === undefined ? null : addDays(monday, since * 7),
        validTo: until === undefined ? null : addDays(monday, until * 7 + 6),
      };
      const spans = [
        { kind: 'work' as const, from, to },
        ...breaks.map(([start, end]) => ({ kind: 'break' as const, from: start, to: end })),
      ];
      return weekdays.flatMap((weekday) =>
        spans.map((span) =>
          rows.aStaffHoursRow({
            salonId,
            id: id(),
            staffId: staff[index]!.id,
            kind: span.kind,
            weekday,
            fromMinute: rows.wall(span.from),
            toMinute: rows.wall(span.to),
            ...validity,
          }),
        ),
      );
    }),
  );

const skills = (
  salonId: string,
  { team, francs }: SeedProfile,
  staff: readonly rows.StaffRow[],
  services: readonly rows.ServiceRow[],
): rows.StaffSkillRow[] =>
  team.flatMap((colleague, member) =>
    SERVICES.flatMap((service, index) => {
      if (!colleague.does(service)) return [];
      const surcharge = colleague.surcharge ?? 0;
      return rows.aStaffSkillRow({
        salonId,
        staffId: staff[member]!.id,
        serviceId: services[index]!.id,
        ownPriceRappen:
          surcharge === 0 ? null : Math.round(francs(service.francs) * (1 + surcharge / 100)) * 100,
        ownSegments: colleague.own?.[service.slug]?.slice() ?? null,
      });
    }),
  );
