/** What the salon offers, who does it, and with what. */
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { localized, salonId, weeklySpan } from './columns.ts';

export const resource = pgTable('resource', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

export const staff = pgTable('staff', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  title: localized('title'),
  bio: localized('bio'),
  position: integer('position').notNull(),
  onlineBookable: boolean('online_bookable').notNull().default(true),
  active: boolean('active').notNull().default(true),
});

export const staffHours = pgTable('staff_hours', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  kind: text('kind').$type<'work' | 'break'>().notNull(),
  ...weeklySpan,
});

export const serviceCategory = pgTable('service_category', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: localized('name'),
  position: integer('position').notNull(),
});

export const service = pgTable('service', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  categoryId: uuid('category_id').notNull(),
  name: localized('name'),
  description: localized('description'),
  segments: integer('segments').array().notNull(),
  bufferBefore: integer('buffer_before').notNull().default(0),
  bufferAfter: integer('buffer_after').notNull().default(0),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  onlineBookable: boolean('online_bookable').notNull().default(true),
  active: boolean('active').notNull().default(true),
  position: integer('position').notNull(),
  onRequest: boolean('on_request').notNull().default(false),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes'),
  lateFeePercent: integer('late_fee_percent'),
  depositPercent: integer('deposit_percent'),
  depositLeastRappen: integer('deposit_least_rappen'),
});

/** `segment` is an index into the service's segments; -1 means the whole service. */
export const serviceNeed = pgTable('service_need', {
  salonId: salonId(),
  serviceId: uuid('service_id').notNull(),
  kind: text('kind').notNull(),
  segment: integer('segment').notNull().default(-1),
});

export const staffSkill = pgTable('staff_skill', {
  salonId: salonId(),
  staffId: uuid('staff_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  ownPriceRappen: integer('own_price_rappen'),
  ownSegments: integer('own_segments').array(),
});
