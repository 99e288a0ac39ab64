/**
 * What lets Tidewire begin without a network: the files that pages are made of, and one page that is nobody's and reads by itself what
 * its person has seen (in IndexedDB, see `realtime/seen`). Kept are only things that everybody is given alike. Pages and answers of the
 * API are somebody's, and the next person at this browser is not them: these never come here.
 */
const cacheName = 'tidewire-1';
/** The page that is answered where a page cannot be had. Asked for without cookies. */
const offlinePage = '/offline';
/** How old that page may become before it is asked for again. Old and new are the same app, of two versions. */
const renewAfterMs = 10 * 60_000;
/** From here on, files that the page does not need are let go. */
const mostFiles = 400;
/** Files name other files, which are loaded when they are needed; how far that is followed (1: only what the page itself names). */
const furthest = 3;

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fromNetworkOrOfflinePage(event));
  else if (isFile(url.pathname)) event.respondWith(fromCacheOrNetwork(event));
});

/** Their names change with their content. */
const isFile = (path) => path.startsWith('/_next/static/');

async function dropOtherCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

async function fromNetworkOrOfflinePage(event) {
  try {
    const answer = await fetch(event.request);
    // What a proxy says when the web server behind it is away.
    if (answer.status !== 502 && answer.status !== 503 && answer.status !== 504) {
      event.waitUntil(renewOfflinePage());
      return answer;
    }
    return (await caches.match(offlinePage)) ?? answer;
  } catch (error) {
    const kept = await caches.match(offlinePage);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function fromCacheOrNetwork({ request }) {
  const cache = await caches.open(cacheName);
  // A shared worker's address also says what it is to load.
  const kept = await cache.match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

async function renewOfflinePage() {
  const kept = await caches.match(offlinePage);
  const age = Date.now() - Date.parse(kept?.headers.get('date') ?? '');
  if (age < renewAfterMs) return;
  try {
    await keepOfflinePage();
  } catch (error) {
    // The one that is kept still works; the next page that is opened tries again.
    console.warn('The page for reading without a network could not be renewed.', error);
  }
}

/** The page comes last: where it is, everything that it needs is too. */
async function keepOfflinePage() {
  const cache = await caches.open(cacheName);
  const page = await fetch(offlinePage, { credentials: 'omit', cache: 'no-store' });
  if (!page.ok) throw new Error(`${offlinePage} answered ${page.status}`);
  const needed = await keepFiles(cache, filesIn(await page.clone().text()));
  await cache.put(offlinePage, page);
  await dropSurplus(cache, needed);
}

async function keepFiles(cache, files) {
  const needed = new Set();
  let next = files;
  for (let distance = 0; distance < furthest && next.size > 0; distance += 1) {
    const texts = await Promise.all([...next].map((file) => keepFile(cache, file)));
    for (const file of next) needed.add(file);
    next = new Set(texts.flatMap((text) => [...filesIn(text)]).filter((file) => !needed.has(file)));
  }
  return needed;
}

/** Returns what is written in it, when that may name other files. */
async function keepFile(cache, file) {
  let answer = await cache.match(file);
  if (answer === undefined) {
    answer = await fetch(file, { credentials: 'omit' });
    if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
    await cache.put(file, answer.clone());
  }
  return /\.(js|css)$/.test(file) ? answer.text() : '';
}

const filesIn = (text) =>
  new Set(
    [...text.matchAll(/static\/(?:chunks|css|media)\/[\w~.-]+\.(?:js|css|woff2)/g)].map(
      ([name]) => `/_next/${name}`,
    ),
  );

async function dropSurplus(cache, needed) {
  const files = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter(isFile);
  if (files.length <= mostFiles) return;
  await Promise.all(files.filter((file) => !needed.has(file)).map((file) => cache.delete(file)));
}
