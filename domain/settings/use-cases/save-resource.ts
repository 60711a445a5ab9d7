import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ResourceId } from '../../shared/ids.ts';
import type { Localized } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { fingerprint } from '../fingerprint.ts';
import { readResource, resourceOf, starvedServices } from '../resource-record.ts';
import type { RawResource, ResourceContent, ResourceFieldRefusal } from '../resource-record.ts';
import { settingsEntry } from '../settings-entry.ts';
import type { VisitAhead } from '../visit-ahead.ts';

export type SaveResourceInput = {
  /** Also of a new one: sent twice, the form makes one. */
  readonly id: ResourceId;
  /** The fingerprint of what the form was filled in from; null: a new one. */
  readonly seen: string | null;
  readonly form: RawResource;
  /** The visits and services that the change leaves behind were shown. */
  readonly confirmed: boolean;
};

export type SaveResourceRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ResourceFieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: ResourceContent; readonly wanted: ResourceContent }
  | {
      readonly kind: 'strands';
      readonly visits: readonly VisitAhead[];
      /** Those that could no longer be booked at all. */
      readonly services: readonly Localized[];
    };

export type SaveResource = (
  actor: Insider,
  input: SaveResourceInput,
) => Promise<Result<null, SaveResourceRefusal>>;

/** A new resource, or changes to one. Out of use, or of another kind, it is no longer there for what is booked on it. */
export const saveResource =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveResource =>
  async (actor, { id, seen, form, confirmed }) => {
    if (!may(actor, 'settings.change')) return err({ kind: 'not_found' });
    return await uow.run<null, SaveResourceRefusal>(actor, async ({ settings, equipment, audit }) => {
      await settings.open();
      const resources = await equipment.resources();
      const current = resources.find((each) => each.id === id) ?? null;
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readResource(
        form,
        resources.map(({ kind }) => kind),
      );
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const content = resourceOf(read.value);
      const before = current === null ? null : resourceOf(current);
      if (before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(content)) return ok(null);
        if (left !== seen) return err({ kind: 'changed', current: before, wanted: content });
      }
      const at = clock.now();
      const taken = before?.active === true && (!content.active || content.kind !== before.kind);
      if (taken && !confirmed) {
        const [occupants, ahead, services] = await Promise.all([
          equipment.occupants(id, at),
          settings.visitsAhead(at),
          settings.services(),
        ]);
        const visits = ahead.filter((visit) => occupants.has(visit.id));
        const after = resources.map((each) => (each.id === id ? { ...content, id } : each));
        const starved = starvedServices(services, resources, after);
        if (visits.length > 0 || starved.length > 0) {
          return err({ kind: 'strands', visits, services: starved });
        }
      }
      await equipment.put({ ...content, id });
      const action = current === null ? 'resource.created' : 'resource.changed';
      await audit.append(settingsEntry(action, { kind: 'resource', id }, before, content), at);
      return ok(null);
    });
  };
