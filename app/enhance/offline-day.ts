/** The calendar's last seen day opens without a line (public/calendar-worker.js), until somebody signs out or turns to another salon. */
const CACHE = 'calendar';
/** Signing out, and head office's choice of another salon. */
const LEAVES = /\/(sign-out|admin\/salons)$/;
/** Set once a form that leaves has been sent: the page may live long enough to have its day kept once more. */
let left = false;
const SCOPE = /^(\/en)?\/admin\/calendar/;

export function keepLastDay(): void {
  if (!('serviceWorker' in navigator)) return;
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || !LEAVES.test(target.action)) return;
    left = true;
    void forgetLastDay();
  });
  // Whoever is asked for a password is not signed in any more.
  if (document.querySelector('input[type=password]') !== null) void forgetLastDay();
  const scope = SCOPE.exec(location.pathname)?.[0];
  if (scope === undefined || document.querySelector('[data-live]') === null) return;
  void navigator.serviceWorker
    .register('/calendar-worker.js', { scope })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      if (!left) active?.postMessage('keep');
    })
    .catch(() => undefined);
}

export async function forgetLastDay(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await caches.delete(CACHE);
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (!SCOPE.test(new URL(registration.scope).pathname)) continue;
    registration.active?.postMessage('forget');
    await registration.unregister();
  }
}
