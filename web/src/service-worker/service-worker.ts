/**
 * Keeps the page's own files, so that the installed page opens where there is no network, and nothing else: what the
 * server answers under /api is never looked at. The page itself is asked for anew at each visit, so that an update
 * is taken at once.
 */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
const worker = globalThis as unknown as EventTarget & { skipWaiting(): Promise<void> }

const SHELL = 'kinetra-shell'
const PAGE = '/'
const ASSET = /\/assets\/[\w.-]+/g
const FIXED = ['/manifest.webmanifest', '/mark.svg', '/icon-192.png', '/icon-512.png']

worker.addEventListener('install', (event) => {
  void worker.skipWaiting()
  ;(event as LastingEvent).waitUntil(fetch(PAGE, { cache: 'no-store' }).then(keepPage))
})
worker.addEventListener('fetch', (event) => {
  const fetched = event as FetchEvent
  const { request } = fetched
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== globalThis.location.origin) return
  if (request.mode === 'navigate') fetched.respondWith(freshPage(fetched))
  else if (pathname.startsWith('/assets/') || FIXED.includes(pathname)) fetched.respondWith(asset(request))
})

async function freshPage(event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(event.request)
    const isPage = response.ok && response.headers.get('content-type')?.startsWith('text/html')
    if (isPage && !response.redirected) event.waitUntil(keepPage(response.clone()))
    return response
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (!kept) throw error
    return kept
  }
}

/** Keeps the page with the files that it names, and drops those of the page before it. */
async function keepPage(response: Response): Promise<void> {
  if (!response.ok) return
  const html = await response.clone().text()
  const shell = await caches.open(SHELL)
  const before = await shell.match(PAGE)
  if (before && (await before.text()) === html) return
  const named = [...new Set([...(html.match(ASSET) ?? []), ...FIXED])]
  await shell.addAll(named)
  await shell.put(PAGE, new Response(html, { headers: response.headers }))
  for (const { url } of await shell.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== PAGE && !named.includes(pathname)) await shell.delete(url)
  }
}

/** Files under /assets never change under their name. */
async function asset(request: Request): Promise<Response> {
  const shell = await caches.open(SHELL)
  const kept = await shell.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await shell.put(request, response.clone())
  return response
}
