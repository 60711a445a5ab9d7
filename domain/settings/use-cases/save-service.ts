import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ServiceId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { freeSlug, slugOf } from '../field-rules.ts';
import { fingerprint } from '../fingerprint.ts';
import { contentOf, readService } from '../service-record.ts';
import type { RawService, ServiceContent, ServiceFieldRefusal, ServiceRecord } from '../service-record.ts';
import { settingsEntry } from '../settings-entry.ts';
import { withService, type VisitAhead } from '../visit-ahead.ts';

export type SaveServiceInput = {
  /** Also of a service that is new: sent twice, the form makes one. */
  readonly id: ServiceId;
  /** The fingerprint of what the form was filled in from; null: a new service. */
  readonly seen: string | null;
  readonly form: RawService;
  /** The visits that the change leaves behind were shown. */
  readonly confirmed: boolean;
};

export type SaveServiceRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ServiceFieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: ServiceRecord; readonly wanted: ServiceContent }
  | { readonly kind: 'strands'; readonly visits: readonly VisitAhead[] };

export type SaveService = (
  actor: Insider,
  input: SaveServiceInput,
) => Promise<Result<{ readonly slug: string }, SaveServiceRefusal>>;

const LONGEST_SLUG = 50;

/** A new service, or changes to one. What was booked before keeps its price and its length: they are frozen there. */
export const saveService =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveService =>
  async (actor, { id, seen, form, confirmed }) => {
    if (!may(actor, 'services.change')) return err({ kind: 'not_found' });
    return await uow.run<{ slug: string }, SaveServiceRefusal>(actor, async ({ settings, audit }) => {
      await settings.open();
      const [shelf, current] = await Promise.all([settings.shelf(), settings.service(id)]);
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readService(form, shelf);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const content = contentOf(read.value);
      const before = current === null ? null : contentOf(current);
      if (current !== null && before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(content)) return ok({ slug: current.slug });
        if (left !== seen) return err({ kind: 'changed', current, wanted: content });
      }
      const at = clock.now();
      if (before?.active === true && !content.active && !confirmed) {
        const visits = withService(await settings.visitsAhead(at), id);
        if (visits.length > 0) return err({ kind: 'strands', visits });
      }
      const slug =
        current?.slug ??
        freeSlug(slugOf(content.name['de-CH'], LONGEST_SLUG, 'leistung'), await settings.serviceSlugs());
      await settings.putService({ ...content, id, slug });
      const action = current === null ? 'service.created' : 'service.changed';
      await audit.append(settingsEntry(action, { kind: 'service', id }, before, content), at);
      return ok({ slug });
    });
  };
