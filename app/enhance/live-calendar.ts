/** An open calendar follows what happens elsewhere. Without it one presses reload. */
import { forgetLastDay } from './offline-day.ts';

const PAUSE_MS = 60_000;

export function followCalendar(): void {
  const page = document.querySelector<HTMLElement>('[data-live]');
  if (page === null || !('EventSource' in window)) return;
  let source: EventSource | null = null;
  let again: number | undefined;

  const open = (): void => {
    const address = document.querySelector<HTMLElement>('[data-live]')?.dataset['live'];
    if (source !== null || address === undefined) return;
    source = new EventSource(address);
    source.addEventListener('versions', ({ data }: MessageEvent<string>) => {
      if (data !== document.querySelector<HTMLElement>('[data-live]')?.dataset['versions']) void refresh();
    });
    source.addEventListener('over', () => void forgetLastDay().finally(() => location.reload()));
    source.addEventListener('error', () => {
      // The browser tries again by itself unless it was refused.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      again = window.setTimeout(open, PAUSE_MS);
    });
  };
  const close = (): void => {
    window.clearTimeout(again);
    source?.close();
    source = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  if (!document.hidden) open();
}

const STYLES = /<style[^>]*>([^<]*)<\/style>/g;

let refreshing = false;
let stale = false;

/** Takes the calendar out of the page as the server has it now; place and focus stay. */
export async function refresh(): Promise<void> {
  if (refreshing) {
    stale = true;
    return;
  }
  refreshing = true;
  try {
    do {
      stale = false;
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) break;
      if (answer.redirected) return location.reload();
      const markup = await answer.text();
      // The policy knows this page's nonce only, and a parsed style tag counts as one that breaks it.
      const rules = [...markup.matchAll(STYLES)].map(([, css = '']) => css).join('');
      replace(new DOMParser().parseFromString(markup.replace(STYLES, ''), 'text/html'), rules);
    } while (stale);
  } catch {
    // The line is down: the next change, or the next look, brings it.
  } finally {
    refreshing = false;
  }
}

function replace(fresh: Document, rules: string): void {
  const [shownSalon, freshSalon] = [document, fresh].map(
    (each) => each.querySelector<HTMLElement>('[data-salon]')?.dataset['salon'],
  );
  // Head office has chosen another salon in another window: nothing of it may stand under this one's name.
  if (shownSalon !== freshSalon) return location.reload();
  const [old, next] = [document, fresh].map((each) => each.querySelector<HTMLElement>('[data-live]'));
  // Whoever is choosing a date or dragging a visit is not interrupted; the next change finds them done.
  if (old == null || next == null || old.querySelector('input:focus, [data-dragging]') !== null) return;
  const sheet = old.querySelector('[data-sheet]');
  const [top, left] = [sheet?.scrollTop ?? 0, sheet?.scrollLeft ?? 0];
  const focused = document.activeElement?.getAttribute('href');
  const style = document.createElement('style');
  style.nonce = old.querySelector('style')?.nonce ?? '';
  style.textContent = rules;
  // In the row of a wide window, and in the menu of a narrow one.
  const [counts, open] = [document, fresh].map((each) => [...each.querySelectorAll('[data-open-requests]')]);
  counts?.forEach((count, place) => count.replaceChildren(...(open?.[place]?.childNodes ?? [])));
  old.replaceChildren(...next.childNodes);
  for (const [key, value] of Object.entries(next.dataset)) if (value !== undefined) old.dataset[key] = value;
  const shown = old.querySelector('[data-sheet]');
  shown?.prepend(style);
  shown?.scrollTo(left, top);
  if (focused != null) old.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
}
