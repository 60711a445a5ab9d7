import type { AuditEntry } from '../audit/audit-entry.ts';
import type { BooksCheckId, SalonId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import type { Explainable } from './explanation.ts';

export type FinanceAuditAction = 'books.check_asked' | 'books.checked' | 'books.explained' | 'books.exported';

export const checkAskedEntry = (id: BooksCheckId): AuditEntry => ({
  action: 'books.check_asked',
  target: { kind: 'books_check', id },
  reason: null,
  data: {},
});

export const checkedEntry = (
  id: BooksCheckId,
  data: { readonly state: string; readonly findings: number; readonly unexplained: number },
): AuditEntry => ({
  action: 'books.checked',
  target: { kind: 'books_check', id },
  reason: null,
  data,
});

export const explainedEntry = (id: BooksCheckId, what: Explainable, words: string): AuditEntry => ({
  action: 'books.explained',
  target: { kind: 'books_check', id },
  reason: words,
  data: { ...what },
});

export const exportedEntry = (salonId: SalonId, range: { from: LocalDate; to: LocalDate }): AuditEntry => ({
  action: 'books.exported',
  target: { kind: 'salon', id: salonId },
  reason: null,
  data: { from: range.from, to: range.to },
});
