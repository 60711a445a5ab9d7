/** What one service, or several in a row, occupy of people and places, in minutes from the visit's start. */
import type { SeedSettings } from './settings.ts';

export type Span = { readonly from: number; readonly to: number };
export type ChosenService = { readonly service: number; readonly staffId: string };
export type ShapedItem = ChosenService &
  Span & { readonly segments: readonly number[]; readonly priceRappen: number };

export type VisitShape = {
  readonly items: readonly ShapedItem[];
  readonly duration: number;
  /** A wait occupies nobody; the buffers of consecutive services by one person count only at both ends. */
  readonly work: readonly (Span & { readonly staffId: string })[];
  readonly places: readonly (Span & { readonly kind: string })[];
};

export function visitShape(settings: SeedSettings, chosen: readonly ChosenService[]): VisitShape {
  const items: ShapedItem[] = [];
  const work: (Span & { staffId: string })[] = [];
  const places: (Span & { kind: string })[] = [];
  let at = 0;
  chosen.forEach(({ service, staffId }, index) => {
    const listed = settings.services[service]!;
    const skill = settings.skills.find((row) => row.staffId === staffId && row.serviceId === listed.id);
    const segments = skill?.ownSegments ?? listed.segments;
    const begin = at;
    if (chosen[index - 1]?.staffId !== staffId) extend(work, staffId, at - listed.bufferBefore, at);
    segments.forEach((minutes, position) => {
      if (position % 2 === 0) extend(work, staffId, at, at + minutes);
      at += minutes;
    });
    if (chosen[index + 1]?.staffId !== staffId) extend(work, staffId, at, at + listed.bufferAfter);
    for (const { kind, segment } of settings.needs.filter((row) => row.serviceId === listed.id)) {
      const before = segment === -1 ? [] : segments.slice(0, segment);
      const from = begin + before.reduce((sum, minutes) => sum + minutes, 0);
      places.push({ kind, from, to: segment === -1 ? at : from + segments[segment]! });
    }
    const priceRappen = skill?.ownPriceRappen ?? listed.priceRappen;
    items.push({ service, staffId, from: begin, to: at, segments, priceRappen });
  });
  return { items, duration: at, work, places };
}

function extend(work: (Span & { staffId: string })[], staffId: string, from: number, to: number): void {
  if (from === to) return;
  const last = work.at(-1);
  if (last?.staffId === staffId && last.to === from) work[work.length - 1] = { staffId, from: last.from, to };
  else work.push({ staffId, from, to });
}
