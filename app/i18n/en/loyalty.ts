import type { Catalogue } from '../catalogue.ts';

export const loyalty: Catalogue['loyalty'] = {
  mine: {
    title: 'My loyalty points',
    balance: (points) => `${points} points`,
    none: 'No points yet. You get some when you pay here.',
    off: 'This salon gives no loyalty points at present.',
    rule: (points) =>
      points === 1 ? 'One point for each whole franc.' : `${points} points for each whole franc.`,
    tier: (name) => `Your tier: ${name}`,
    noTier: 'No tier reached yet.',
    next: (points, name) => `${points} more points to ${name}.`,
    top: 'You have reached the highest tier.',
    bar: (percent) => `${percent} % of the way to the next tier`,
    year: (points) => `In the last twelve months: ${points} points.`,
    history: 'History',
    sourceOf: { order: 'Order', sale: 'Visit to the salon', invoice: 'Invoice' },
    taken: 'taken back',
    points: (points) => `${points} points`,
  },
  settings: {
    title: 'Loyalty points',
    intro:
      'Whoever has a profile gets points for what is paid at the till, in the shop and by invoice. Vouchers count when they are spent.',
    active: 'Give loyalty points',
    activeHint: 'What was paid before does not count.',
    on: (on) => (on ? 'on' : 'off'),
    pointsPerFranc: 'Points for each franc',
    tiers: 'Tiers',
    tiersHint: 'By the points of the last twelve months. Empty lines do not count.',
    name: (place) => `Tier ${place}`,
    threshold: (place) => `From points (tier ${place})`,
    inShort: (active, points) => (active ? `On, ${points} for each franc.` : 'Off.'),
  },
};
