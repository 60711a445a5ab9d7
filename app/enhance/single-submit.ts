const LAST_STEP = 'last-step-sent';

/** A second tap while the first is on its way does nothing; the server would answer it the same, only later. */
export function preventDoubleSubmit(): void {
  const sent = new WeakSet<HTMLFormElement>();
  const last = document.querySelector<HTMLFormElement>('form[data-on-expiry]');
  if (last !== null && !isComingBack()) sessionStorage.removeItem(LAST_STEP);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    if (form === last) sessionStorage.setItem(LAST_STEP, form.action);
    const { submitter } = event;
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
    const label = submitter?.dataset['pending'];
    if (submitter !== null && label !== undefined) {
      submitter.dataset['label'] = submitter.textContent ?? '';
      submitter.textContent = label;
    }
  });
  // Coming back by the back button finds the page as it was left: open it again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted && !isComingBack()) return;
    // The last step was sent from here, if not from this very copy of it: ask whether it is booked by now.
    if (last !== null && sessionStorage.getItem(LAST_STEP) === last.action) {
      sessionStorage.removeItem(LAST_STEP);
      return location.replace(last.action);
    }
    for (const form of document.forms) sent.delete(form);
    for (const button of document.querySelectorAll<HTMLButtonElement>('button[aria-disabled]')) {
      button.removeAttribute('aria-disabled');
      if (button.dataset['label'] !== undefined) button.textContent = button.dataset['label'];
    }
  });
}

/** Browsers keep even a form that came back with errors, and show it again without asking. */
const isComingBack = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'back_forward');
