// Keeps the program itself at hand, so that it opens without a network and says so. Nobody's data is kept here.
const KEPT = 'steward-program-1'
const PAGE = '/'

self.addEventListener('install', event => {
  event.waitUntil(caches.open(KEPT).then(cache => cache.add(PAGE)))
  self.skipWaiting()
})

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && !/^\/(api|webhooks|health)\//.test(pathname)) event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(builtFile(request))
})

// The newest page when there is a network, else the one seen last.
async function page(request) {
  const cache = await caches.open(KEPT)
  try {
    const answer = await fetch(request)
    if (answer.ok) {
      await cache.put(PAGE, answer.clone())
      await forgetOldFiles(cache, await answer.clone().text())
    }
    return answer
  } catch {
    return (await cache.match(PAGE)) ?? Response.error()
  }
}

// Built files have their hash in the name and never change.
async function builtFile(request) {
  const cache = await caches.open(KEPT)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

// Another build has other scripts: files of the former one are let go when its page is gone.
async function forgetOldFiles(cache, html) {
  const scripts = [...html.matchAll(/src="(\/assets\/[^"]+\.js)"/g)].map(([, file]) => file)
  const kept = await Promise.all(scripts.map(file => cache.match(file)))
  if (kept.every(Boolean)) return
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.startsWith('/assets/')) await cache.delete(request)
  }
}
