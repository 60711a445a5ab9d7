import type { VendorMirror } from '#domain/ports/finance.ts';
import type { AccountMovement, PayoutRecord } from '#domain/payments/vendor-records.ts';
import type { System } from '#domain/shared/actor.ts';
import { isUuid, type SalonId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { arrayText, type Database } from './database.ts';
import { transaction } from './transaction.ts';

const JOB = 'check-books';
const actorOf = (salonId: SalonId): System => ({ kind: 'system', salonId, job: JOB });
const iso = (at: Instant): string => new Date(at).toISOString();
const uuidOrNull = (text: string | null | undefined): string | null =>
  text !== null && text !== undefined && isUuid(text) ? text : null;

/** One account at the vendor for all salons: each line goes to the salon whose payment it is about. */
export function vendorMirror(database: Database): VendorMirror {
  type Owner = { readonly ref: string; readonly salon_id: SalonId };
  const salonsOf = async (refs: readonly string[]): Promise<ReadonlyMap<string, SalonId>> => {
    const rows = await database.query<Owner>`
      select ref, salon_id from salons_of_payments(${arrayText(refs)}::text[])`;
    return new Map(rows.map(({ ref, salon_id: salonId }) => [ref, salonId]));
  };
  const allSalons = async (): Promise<ReadonlySet<string>> => {
    const rows = await database.query<{ salon_id: SalonId }>`select salon_id from salon_addresses()`;
    return new Set(rows.map(({ salon_id: salonId }) => salonId));
  };

  async function keepOf(salonId: SalonId, lines: readonly AccountMovement[]): Promise<void> {
    const rows = lines.map((line) => ({
      ref: line.movementRef,
      kind: line.kind,
      amount: line.amount,
      fee: line.fee,
      currency: line.currency,
      source: line.source,
      payment: line.paymentRef,
      purpose: line.claim?.purpose ?? null,
      reference: uuidOrNull(line.claim?.reference),
      refund: uuidOrNull(line.refundId),
      at: iso(line.createdAt),
      available: iso(line.availableAt),
    }));
    await transaction(database, actorOf(salonId), null, async (unit) => {
      await unit.sql`
        insert into vendor_movement as kept (salon_id, movement_ref, kind, amount_rappen, fee_rappen, currency, source_ref,
          payment_ref, purpose, reference, refund_id, at, available_at)
        select ${salonId}, r.ref, r.kind, r.amount, r.fee, r.currency, r.source, r.payment, r.purpose, r.reference, r.refund,
          r.at, r.available
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (ref text, kind text, amount int, fee int,
          currency text, source text, payment text, purpose text, reference uuid, refund uuid, at timestamptz,
          available timestamptz)
        on conflict (salon_id, movement_ref) do update set available_at = excluded.available_at
          where kept.available_at <> excluded.available_at`;
      return ok(null);
    });
  }

  return {
    toldUntil: async () => {
      const [row] = await database.query<{ at: Instant | null }>`
        select round(date_part('epoch', vendor_told_until()) * 1000) as at`;
      return row?.at ?? null;
    },
    keep: async (movements) => {
      const lines = movements.filter(({ kind }) => kind !== 'payout');
      const refs = lines.flatMap(({ paymentRef }) => (paymentRef === null ? [] : [paymentRef]));
      const [owners, salons] = await Promise.all([salonsOf(refs), allSalons()]);
      const bySalon = new Map<SalonId, AccountMovement[]>();
      const stray: AccountMovement[] = [];
      for (const line of lines) {
        const claimed = line.claim?.salonId;
        const salonId =
          (line.paymentRef === null ? undefined : owners.get(line.paymentRef)) ??
          (claimed !== undefined && salons.has(claimed) ? claimed : undefined);
        if (salonId === undefined) stray.push(line);
        else bySalon.set(salonId, [...(bySalon.get(salonId) ?? []), line]);
      }
      for (const [salonId, own] of bySalon) await keepOf(salonId, own);
      return stray;
    },
    keepPayout: async (payout, lines) => {
      const refs = lines.map(({ movementRef }) => movementRef);
      const rows = await database.query<Owner>`
        select ref, salon_id from salons_of_movements(${arrayText(refs)}::text[])`;
      const owners = new Map(rows.map(({ ref, salon_id: salonId }) => [ref, salonId]));
      const shares = new Map<SalonId, number>();
      let stray = 0;
      for (const { movementRef, net } of lines) {
        const salonId = owners.get(movementRef);
        if (salonId === undefined) stray += net;
        else shares.set(salonId, (shares.get(salonId) ?? 0) + net);
      }
      const known = [...shares.values()].reduce((all, share) => all + share, 0);
      for (const [salonId, own] of shares) {
        const facts = { own, others: known - own, stray };
        const mine = refs.filter((ref) => owners.get(ref) === salonId);
        await keepShare(database, salonId, payout, facts, mine);
      }
    },
  };
}

async function keepShare(
  database: Database,
  salonId: SalonId,
  { payoutRef, amount, status, createdAt, arrivesAt }: PayoutRecord,
  { own, others, stray }: { readonly own: number; readonly others: number; readonly stray: number },
  movements: readonly string[],
): Promise<void> {
  await transaction(database, actorOf(salonId), null, async (unit) => {
    await unit.sql`
      insert into vendor_payout (salon_id, payout_ref, amount_rappen, own_rappen, others_rappen, stray_rappen, status, at,
        arrives_at)
      values (${salonId}, ${payoutRef}, ${amount.minor}, ${own}, ${others}, ${stray}, ${status},
        ${iso(createdAt)}::timestamptz, ${iso(arrivesAt)}::timestamptz)
      on conflict (salon_id, payout_ref) do update set amount_rappen = excluded.amount_rappen,
        own_rappen = excluded.own_rappen, others_rappen = excluded.others_rappen, stray_rappen = excluded.stray_rappen,
        status = excluded.status, arrives_at = excluded.arrives_at`;
    await unit.sql`
      update vendor_movement set payout_ref = ${payoutRef}
      where salon_id = ${salonId} and movement_ref = any (${arrayText(movements)}::text[])
        and payout_ref is distinct from ${payoutRef}`;
    return ok(null);
  });
}
