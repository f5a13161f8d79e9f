import { registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'

/** What this file uses of a service worker's scope; its library and the page's do not go together in one program. */
type WorkerScope = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(
    type: string,
    hear: (event: { data?: unknown; waitUntil(work: Promise<unknown>): void }) => void,
  ): void
}
const scope = globalThis as unknown as WorkerScope

// Where there is hardly a network, what is kept is shown sooner than an answer that may never come.
const PATIENCE_SECONDS = 4
const PAGE = '/'

/** Every address of the page is the same document. */
const samePage = { cacheKeyWillBeUsed: async () => PAGE }

registerRoute(
  ({ request }) => request.mode === 'navigate',
  new NetworkFirst({ cacheName: 'page', networkTimeoutSeconds: PATIENCE_SECONDS, plugins: [samePage] }),
)
registerRoute(({ url }) => isAsset(url), new CacheFirst({ cacheName: 'assets' }))
// What the page needs to open at all, and the list of forms; forms themselves are kept by the page.
registerRoute(
  ({ url }) => isKept(url),
  new NetworkFirst({ cacheName: 'answers', networkTimeoutSeconds: PATIENCE_SECONDS }),
)

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', (event) => {
  const { keep } = (event.data ?? {}) as { keep?: string[] }
  if (!Array.isArray(keep)) return
  const urls = keep.map((address) => new URL(address))
  event.waitUntil(Promise.all([keepAssets(urls.filter(isAsset).map(String)), keepAnswers(urls.filter(isKept))]))
})

function isAsset(url: URL): boolean {
  return url.pathname.startsWith('/assets/')
}

function isKept(url: URL): boolean {
  return /^\/api\/(session|city|assessment\/(tasks|periods))$/.test(url.pathname)
}

/** The first page is loaded before this worker rules it: what it asked then is asked once more, to be kept. */
async function keepAnswers(urls: readonly URL[]): Promise<void> {
  const answers = await caches.open('answers')
  await Promise.all(urls.map((url) => answers.add(url)))
}

/** Keeps the files that the page has loaded, and lets those of earlier versions go. */
async function keepAssets(addresses: readonly string[]): Promise<void> {
  const page = await caches.open('page')
  await page.add(PAGE)
  const assets = await caches.open('assets')
  const known = await assets.keys()
  await Promise.all(known.filter((each) => !addresses.includes(each.url)).map((each) => assets.delete(each)))
  const missing = addresses.filter((address) => !known.some((each) => each.url === address))
  await Promise.all(missing.map((address) => assets.add(address)))
}
