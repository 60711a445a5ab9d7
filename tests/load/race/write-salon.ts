/** Writes a salon's settings, as the engine knows them, into the tables. */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { SalonBook, WeeklySpan } from '#domain/slots/salon-book.ts';

export async function writeSalon(sql: postgres.Sql, book: SalonBook, slug: string): Promise<void> {
  const salon_id = book.salonId;
  const row = <T extends object>(columns: T) => ({ salon_id, ...columns });
  const hours = (span: WeeklySpan) => ({
    id: randomUUID(),
    weekday: span.weekday,
    from_minute: span.from,
    to_minute: span.to,
    valid_from: span.validFrom,
    valid_to: span.validTo,
  });
  const { rules } = book;
  await sql.begin(async (tx) => {
    const insert = async (table: string, rows: readonly object[]) => {
      if (rows.length > 0)
        await tx`insert into ${tx(table)} ${tx(rows as postgres.SerializableParameter[] & object[])}`;
    };
    await insert('salon', [
      row({
        slug,
        hosts: [],
        name: 'Race',
        legal_name: 'Race GmbH',
        street: 'Testgasse 1',
        postal_code: '9000',
        city: 'St. Gallen',
        canton: book.canton ?? 'SG',
        phone: '+41710000000',
        email: 'race@schnittwerk.example',
        vat_liable: book.vatLiable,
        zone: book.zone,
        latitude: 47.42,
        longitude: 9.37,
        created_at: '2026-01-01T00:00:00Z',
      }),
    ]);
    await insert('booking_rules', [
      row({
        granularity_minutes: rules.granularity,
        lead_minutes: rules.leadTime,
        horizon_days: rules.horizonDays,
        hold_minutes: rules.holdMinutes,
        max_live_holds: rules.maxLiveHolds,
        max_services: rules.maxServices,
        max_wait_minutes: rules.maxWait,
        cancel_cutoff_minutes: rules.cancellation.cutoffMinutes,
        late_fee_percent: rules.cancellation.lateFeePercent,
        open_on_rest_days: rules.openOnRestDays,
      }),
    ]);
    const body = { 'de-CH': 'Es gelten die Regeln des Rennens.', en: 'The rules of the race apply.' };
    await insert('terms_version', [
      row({ version: book.termsVersion, valid_from: '2026-01-01', body: tx.json(body) }),
    ]);
    await insert(
      'opening_hours',
      book.openingHours.map((span) => row(hours(span))),
    );
    await insert(
      'vat_rate',
      book.vatRates.map((rate) =>
        row({ code: rate.code, valid_from: rate.validFrom, basis_points: rate.basisPoints }),
      ),
    );
    await insert(
      'resource',
      book.resources.map(({ id, kind, position }) =>
        row({ id, kind, position, name: `${kind} ${position}` }),
      ),
    );
    await insert(
      'service_category',
      book.categories.map(({ id, slug, name, position }) => row({ id, slug, name: tx.json(name), position })),
    );
    const services = [...book.services.values()];
    await insert(
      'service',
      services.map((service) =>
        row({
          id: service.id,
          slug: service.slug,
          category_id: service.categoryId,
          name: tx.json(service.name),
          description: tx.json(service.description),
          segments: [...service.segments],
          buffer_before: service.bufferBefore,
          buffer_after: service.bufferAfter,
          price_rappen: service.price,
          vat_code: service.vatCode,
          position: service.position,
        }),
      ),
    );
    await insert(
      'service_need',
      services.flatMap((service) =>
        service.needs.map(({ kind, segment }) =>
          row({ service_id: service.id, kind, segment: segment ?? -1 }),
        ),
      ),
    );
    await insert(
      'staff',
      book.staff.map(({ id, slug, name, title, bio, position }) =>
        row({ id, slug, name, title: tx.json(title), bio: tx.json(bio), position }),
      ),
    );
    await insert(
      'staff_hours',
      book.staff.flatMap(({ id, hours: work, breaks }) => [
        ...work.map((span) => row({ ...hours(span), staff_id: id, kind: 'work' })),
        ...breaks.map((span) => row({ ...hours(span), staff_id: id, kind: 'break' })),
      ]),
    );
    await insert(
      'staff_skill',
      book.staff.flatMap(({ id, skills }) =>
        [...skills.keys()].map((service_id) => row({ staff_id: id, service_id })),
      ),
    );
  });
}
