/**
 * The sum of what is ticked, as it is ticked. The words come with the page (`data-*`), so no language lives here; the
 * server works the same sum out again.
 */
export function startLiveTotals(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live-total]')) {
    const update = () => showTotal(form);
    form.addEventListener('change', update);
    window.addEventListener('pageshow', update);
    update();
  }
}

function showTotal(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox][data-rappen]')];
  const chosen = boxes.filter((box) => box.checked);
  const full = chosen.length >= Number(form.dataset['most']);
  for (const box of boxes) box.disabled = full && !box.checked;
  const add = (key: 'rappen' | 'minutes') => chosen.reduce((sum, box) => sum + Number(box.dataset[key]), 0);
  const text = form.querySelector<HTMLElement>('[data-total]');
  if (text === null) return;
  const { none = '', one = '', many = '', hour = '', minute = '' } = text.dataset;
  text.textContent =
    chosen.length === 0
      ? none
      : [
          chosen.length === 1 ? one : many.replace('#', String(chosen.length)),
          length(add('minutes'), hour, minute),
          francs(add('rappen')),
        ].join(' · ');
}

const francs = (rappen: number): string =>
  `CHF\u00a0${Math.floor(rappen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, "'")}.${String(rappen % 100).padStart(2, '0')}`;

const length = (minutes: number, hour: string, minute: string): string =>
  [
    minutes >= 60 ? `${Math.floor(minutes / 60)}\u00a0${hour}` : '',
    minutes % 60 > 0 || minutes < 60 ? `${minutes % 60}\u00a0${minute}` : '',
  ]
    .filter(Boolean)
    .join(' ');
