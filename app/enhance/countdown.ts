/**
 * `<time data-countdown="seconds left" data-over="…">`: counts down by the browser's own running clock, so that a wrong
 * wall clock does no harm, and reloads when the time is up: the server says what is left to do.
 */
export function startCountdowns(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-countdown]')) {
    const ends = performance.now() + Number(element.dataset['countdown']) * 1000;
    const spoken = document.getElementById(element.dataset['spoken'] ?? '');
    show(element, spoken, ends);
  }
}

function show(element: HTMLElement, spoken: HTMLElement | null, ends: number): void {
  const left = Math.ceil((ends - performance.now()) / 1000);
  if (left <= 0) return expire();
  element.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  if (element.parentElement !== null) element.parentElement.hidden = false;
  // Read out twice, not every second.
  if (spoken !== null && (left === 120 || left === 60)) {
    spoken.textContent = spoken.dataset[left === 60 ? 'one' : 'two'] ?? '';
  }
  setTimeout(() => show(element, spoken, ends), (ends - performance.now()) % 1000 || 1000);
}

/** What was typed goes along: the server keeps it through the new choice. */
function expire(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-on-expiry]');
  if (form === null || !hasTyped(form)) return location.reload();
  const marker = document.createElement('input');
  marker.type = 'hidden';
  marker.name = 'intent';
  marker.value = 'expired';
  form.append(marker);
  form.submit();
}

const hasTyped = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('.input')].some((input) => input.value.trim() !== '');
