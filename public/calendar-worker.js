/*
 * The day that was last looked at opens when the line is down: one page, nothing older, gone with the sign-out.
 * Its scope is the staff's calendar; nothing else passes through here.
 */
const CACHE = 'calendar';
const LAST_DAY = '/last-day';
const DAY = /^(\/en)?\/admin\/calendar\/\d{4}-\d{2}-\d{2}$/;

/* Set once somebody leaves: a day that is still being fetched then must not come back after the sign-out. */
let forgotten = false;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate' || DAY.test(pathname)) event.respondWith(page(request, pathname));
});

/* The page that was open before this worker was there; or somebody leaves. */
self.addEventListener('message', (event) => {
  if (event.data === 'forget') {
    forgotten = true;
    event.waitUntil(caches.delete(CACHE));
    return;
  }
  const address = event.source === null ? null : new URL(event.source.url);
  if (event.data !== 'keep' || address === null || !DAY.test(address.pathname)) return;
  forgotten = false;
  event.waitUntil(
    fetch(address.pathname + address.search, { redirect: 'manual' }).then((answer) => keep(answer)),
  );
});

async function page(request, pathname) {
  try {
    const answer = await fetch(request);
    if (DAY.test(pathname)) await keep(answer.clone());
    return answer;
  } catch (failure) {
    const kept = request.mode === 'navigate' ? await caches.match(LAST_DAY, { cacheName: CACHE }) : undefined;
    if (kept === undefined) throw failure;
    return saidToBeOld(kept);
  }
}

async function keep(answer) {
  if (!forgotten) await store(answer);
  if (forgotten) await caches.delete(CACHE);
}

/* A day never leads elsewhere but to the sign-in. */
async function store(answer) {
  if (!answer.ok) {
    if (answer.type === 'opaqueredirect' || answer.status === 404) await caches.delete(CACHE);
    return;
  }
  if (answer.redirected) return;
  const cache = await caches.open(CACHE);
  const text = await answer.clone().text();
  await cache.put(LAST_DAY, answer);
  const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1]);
  const old = (await cache.keys()).filter(({ url }) => {
    const { pathname } = new URL(url);
    return pathname !== LAST_DAY && !assets.includes(pathname);
  });
  await Promise.all(old.map((request) => cache.delete(request)));
  await Promise.all(assets.map(async (each) => (await cache.match(each)) ?? cache.add(each)));
}

async function asset(request) {
  const kept = await caches.match(request, { cacheName: CACHE });
  return kept ?? fetch(request);
}

/* The notice is in every page, out of sight. */
async function saidToBeOld(kept) {
  const headers = new Headers(kept.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  const text = (await kept.text()).replace(/(<p class="cal-offline")( hidden="")?/, '$1');
  return new Response(text, { headers });
}
