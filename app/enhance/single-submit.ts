/** A second tap while the first is on its way does nothing; the server would answer it the same, only later. */
export function preventDoubleSubmit(): void {
  const sent = new WeakSet<HTMLFormElement>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
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
    if (!event.persisted) return;
    for (const form of document.forms) {
      // The last step was sent from here: ask whether it is booked by now.
      if (sent.has(form) && form.hasAttribute('data-on-expiry')) return location.replace(form.action);
      sent.delete(form);
    }
    for (const button of document.querySelectorAll<HTMLButtonElement>('button[aria-disabled]')) {
      button.removeAttribute('aria-disabled');
      if (button.dataset['label'] !== undefined) button.textContent = button.dataset['label'];
    }
  });
}
