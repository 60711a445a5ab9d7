/** The desk's form for a new visit: its shape, and what of it comes back when it is refused. */
import { z } from 'zod';
import { isUuid, type AttemptId, type CustomerId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { mark, text } from '../forms/text.ts';

const createForm = z.object({
  intent: z.enum(['create', 'search']).catch('create'),
  attempt: z.string().refine(isUuid),
  /** One of the offered starts; else day and time count. */
  start: z.string().max(40).optional(),
  day: text,
  time: text,
  staff: mark(),
  q: text,
  customer: mark(),
  firstName: text,
  lastName: text,
  phone: text,
  email: text,
  note: text,
  locale: z.enum(['de-CH', 'en']).catch('de-CH'),
  outside: z.literal('on').optional().catch(undefined),
});

export type CreateForm = {
  readonly intent: 'create' | 'search';
  readonly attemptId: AttemptId;
  readonly start: string | undefined;
  readonly values: CreateValues;
};

/** What was typed and ticked, as the page shows it again. */
export type CreateValues = {
  readonly day: string;
  readonly time: string;
  readonly staff: string;
  readonly services: readonly string[];
  readonly q: string;
  /** Empty: somebody new. */
  readonly customer: CustomerId | '';
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
  readonly locale: Locale;
  readonly outside: boolean;
};

/** More than any salon allows in a visit. */
const MOST_SERVICES = 20;

export const EMPTY_VALUES: Omit<CreateValues, 'day' | 'time' | 'staff'> = {
  services: [],
  q: '',
  customer: '',
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  note: '',
  locale: 'de-CH',
  outside: false,
};

/** Null: it did not come from this page. */
export function readCreateForm(form: FormData): CreateForm | null {
  const parsed = createForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { intent, attempt, start, outside, customer, ...rest } = parsed.data;
  const services = form.getAll('s').filter((slug) => typeof slug === 'string');
  return {
    intent,
    attemptId: attempt as AttemptId,
    start,
    values: {
      ...rest,
      services: [...new Set(services)].slice(0, MOST_SERVICES),
      customer: isUuid(customer) ? (customer as CustomerId) : '',
      outside: outside === 'on',
    },
  };
}
