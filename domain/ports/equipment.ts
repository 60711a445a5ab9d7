/** Chairs, basins and the like, as those see and change them who lead the salon. */
import type { ResourceRecord } from '../settings/resource-record.ts';
import type { Insider } from '../shared/actor.ts';
import type { AppointmentId, ResourceId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';

/** Every change begins with `SettingsStore.open`. */
export interface EquipmentStore {
  /** Also what is out of use; by position. */
  resources(): Promise<readonly ResourceRecord[]>;
  put(record: ResourceRecord): Promise<void>;
  /** Visits and live holds that occupy it after `at`. */
  occupants(id: ResourceId, at: Instant): Promise<ReadonlySet<AppointmentId>>;
}

export interface EquipmentQueries {
  resources(actor: Insider): Promise<readonly ResourceRecord[]>;
}
