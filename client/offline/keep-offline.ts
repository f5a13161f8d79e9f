/**
 * Lets the page open without a network from now on: a service worker keeps the files that it has loaded. Only where browsers
 * allow it (HTTPS, or this machine); elsewhere the form works without a network as long as the page stays open.
 */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  void navigator.serviceWorker
    .register('/service-worker.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: loaded() }))
    // Refused by the browser's settings: the form says by itself what is kept where.
    .catch(() => undefined)
}

/** What another account was told is not shown to the next one on this device. */
export async function forgetAnswers(): Promise<void> {
  if ('caches' in window) await caches.delete('answers').catch(() => false)
}

/** Everything of ours that the page has asked for; the worker picks what it keeps. */
function loaded(): string[] {
  const names = performance.getEntriesByType('resource').map((entry) => entry.name)
  return [...new Set(names.filter((name) => name.startsWith(window.location.origin)))]
}
