import type { Role } from '#domain/identity/permissions.ts';

/** Everybody's in a seeded salon: made-up people need no secret of their own. Never in production. */
export const demoPassword = (slug: string): string => `${slug}-demo-2026`;

/** By the colleagues' slugs; everybody else on a team has the role `staff`. */
export const LEADERS: Readonly<Record<string, Role>> = { nora: 'owner', livio: 'manager', seraina: 'owner' };

/** The name of somebody of head office. */
export const HEAD_OFFICE = 'hq';

export const demoAddress = (name: string, slug: string): string => `${name}@${slug}.example`;

/** Who signs in to a seeded salon, for whoever shows it. */
export const demoPeople = (slug: string): readonly (readonly [who: string, address: string])[] => [
  ['Owner', demoAddress('nora', slug)],
  ['Manager', demoAddress('livio', slug)],
  ['Staff', demoAddress('aylin', slug)],
  ['Head office', demoAddress(HEAD_OFFICE, slug)],
  ['Customer', demoAddress('kundin', slug)],
];
