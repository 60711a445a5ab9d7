import type { AuditAction, AuditEntry, AuditTarget } from '../audit/audit-entry.ts';

export type SettingsAuditAction =
  | 'service.created'
  | 'service.changed'
  | 'settings.changed'
  | 'staff.created'
  | 'staff.changed'
  | 'resource.created'
  | 'resource.changed';

type Content = Readonly<Record<string, unknown>>;
type Plain = AuditEntry['data'][string];

const plain = (value: unknown): Plain =>
  value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
    ? value
    : JSON.stringify(value);

/** Names of the fields whose content differs. */
export const changedFields = (before: Content, after: Content): readonly string[] =>
  Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

/** What the audit log says of a change: each changed field, as it was and as it is. For settings that name nobody. */
export function settingsEntry(
  action: AuditAction,
  target: { readonly kind: AuditTarget; readonly id: string },
  before: Content | null,
  after: Content,
): AuditEntry {
  const fields = changedFields(before ?? {}, after);
  const data = Object.fromEntries(
    fields.flatMap((field): [string, Plain][] => [
      ...(before === null ? [] : [[`${field}.was`, plain(before[field])] as [string, Plain]]),
      [field, plain(after[field])],
    ]),
  );
  return { action, target, reason: null, data };
}

/** Who somebody is, as against when they work and what they do. */
const PERSONAL: ReadonlySet<string> = new Set(['name', 'title', 'bio']);

/**
 * The same of a colleague. The log is kept for ten years and holds nothing personal: of names and texts it says that
 * they were changed, of figures how.
 */
export function staffEntry(
  action: AuditAction,
  id: string,
  before: Content | null,
  after: Content,
): AuditEntry {
  const entry = settingsEntry(
    action,
    { kind: 'staff', id },
    before && withoutWords(before),
    withoutWords(after),
  );
  const words = changedFields(before ?? {}, after).filter((field) => PERSONAL.has(field));
  return words.length === 0 ? entry : { ...entry, data: { ...entry.data, rewritten: words.join(',') } };
}

const withoutWords = (content: Content): Content =>
  Object.fromEntries(Object.entries(content).filter(([field]) => !PERSONAL.has(field)));
