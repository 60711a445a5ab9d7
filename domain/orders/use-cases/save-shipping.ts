import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { fingerprint } from '../../settings/fingerprint.ts';
import { settingsEntry } from '../../settings/settings-entry.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ShippingMethodId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { readShipping, shippingContentOf } from '../shipping-record.ts';
import type { RawShipping, ShippingFieldRefusal, ShippingRecord } from '../shipping-record.ts';

export type SaveShippingInput = {
  /** Also of one that is new: sent twice, the form makes one. */
  readonly id: ShippingMethodId;
  /** The fingerprint of what the form was filled in from; null: a new one. */
  readonly seen: string | null;
  readonly form: RawShipping;
};

export type SaveShippingRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ShippingFieldRefusal[] }
  | { readonly kind: 'changed'; readonly current: ShippingRecord };

export type SaveShipping = (
  actor: Insider,
  input: SaveShippingInput,
) => Promise<Result<null, SaveShippingRefusal>>;

/** A way of sending, new or changed. What was ordered keeps its price; a checkout that is open is told of the new one. */
export const saveShipping =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveShipping =>
  async (actor, { id, seen, form }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    return await uow.run<null, SaveShippingRefusal>(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      const [{ vatCodes }, current] = await Promise.all([catalogue.shelf(), catalogue.shippingMethod(id)]);
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readShipping(form, vatCodes);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const content = read.value;
      const before = current === null ? null : shippingContentOf(current);
      if (current !== null && before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(content)) return ok(null);
        if (left !== seen) return err({ kind: 'changed', current });
      }
      await catalogue.putShippingMethod({ ...content, id });
      const action = current === null ? 'shipping_method.created' : 'shipping_method.changed';
      await audit.append(
        settingsEntry(action, { kind: 'shipping_method', id }, before, content),
        clock.now(),
      );
      return ok(null);
    });
  };
