/** After a form came back with a message, the message has the focus. */
export function focusMessages(): void {
  document.querySelector<HTMLElement>('[data-take-focus]')?.focus();
}
