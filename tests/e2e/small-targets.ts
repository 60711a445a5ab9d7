/**
 * Runs in the page: what can be tapped and is smaller than 44 × 44 px. A box counts with its label. Exempt, as in WCAG
 * 2.5.5, is a link in the middle of a sentence; and what is as high as it lasts, in a calendar, need only have the 24 px
 * of WCAG 2.5.8.
 */
export function smallTargets(): string[] {
  const LEAST = 44;
  const LEAST_LASTING = 24;
  // Half a pixel is rounding.
  const tooSmall = ({ width, height }: DOMRect, least: number) => width < LEAST - 0.5 || height < least - 0.5;
  const inSentence = (element: Element) =>
    element instanceof HTMLAnchorElement &&
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length;
  const hidden = ({ width, height }: DOMRect) => width <= 1 || height <= 1;
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type=hidden]), textarea, select, summary',
  )) {
    const box = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type);
    const target = (box ? element.closest('label') : null) ?? element;
    const rect = target.getBoundingClientRect();
    if (
      hidden(rect) ||
      inSentence(element) ||
      !tooSmall(rect, element.matches('.sheet-body a') ? LEAST_LASTING : LEAST)
    )
      continue;
    const name = element.getAttribute('aria-label') ?? (target.textContent ?? '').trim();
    found.push(`${name.slice(0, 40)}: ${rect.width.toFixed(1)} × ${rect.height.toFixed(1)}`);
  }
  return found;
}
