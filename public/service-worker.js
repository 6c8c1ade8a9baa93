// The console without a server: what the page loads is kept, and shown again where the server cannot be
// reached. The server always comes first, so that no old version is shown after a deploy. A classic
// script, since not every browser takes a module here.

/**
 * @typedef {Event & {
 *   request: Request, clientId: string, resultingClientId: string,
 *   respondWith: (answer: Promise<Response>) => void, waitUntil: (work: Promise<unknown>) => void
 * }} FetchEvent
 */
/** @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} LifeEvent */
/** @typedef {{ skipWaiting: () => Promise<void> }} Scope */

const filesName = 'edge-echo-files'
/** The pages and Workers that came from what was kept, by their id: this script is ended between requests. */
const offlineName = 'edge-echo-offline'

/** What the server gave since the last page from it. @type {Set<string>} */
const fresh = new Set()

/** A file of the page: no answer of the service, as to what a person asks for. @param {Request} request */
const isFile = ({ method, url, destination }) => {
  const { origin, search } = new URL(url)
  return method === 'GET' && destination !== '' && origin === location.origin && !search
}

/** @param {string} id */
const markOf = (id) => new Request(`/offline/${id}`)

/** When one of them is another one than before, those not seen since are of an old version. @param {Request} request @param {Response} response */
const keep = async (request, response) => {
  const files = await caches.open(filesName)
  const kept = await files.match(request)
  if (request.mode === 'navigate') fresh.clear()
  fresh.add(request.url)
  await files.put(request, response)
  if (!kept || kept.headers.get('ETag') === response.headers.get('ETag')) return
  const old = (await files.keys()).filter(({ url }) => !fresh.has(url))
  await Promise.all(old.map((each) => files.delete(each)))
}

/** A page that the server gave never gets a part of what was kept: that could be older. @param {FetchEvent} event */
const recall = async ({ request, clientId, resultingClientId }) => {
  const [files, offline] = await Promise.all([caches.open(filesName), caches.open(offlineName)])
  if (request.mode !== 'navigate' && !(await offline.match(markOf(clientId)))) return undefined
  const kept = await files.match(request)
  if (kept && resultingClientId) await offline.put(markOf(resultingClientId), new Response())
  return kept
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
const answer = async (event) => {
  try {
    const response = await fetch(event.request)
    if (response.ok) event.waitUntil(keep(event.request, response.clone()))
    return response
  } catch (error) {
    const kept = await recall(event)
    if (kept) return kept
    throw error
  }
}

addEventListener('fetch', (event) => {
  const request = /** @type {FetchEvent} */ (event)
  if (isFile(request.request)) request.respondWith(answer(request))
})

addEventListener('install', () => {
  void (/** @type {Scope} */ (/** @type {unknown} */ (globalThis)).skipWaiting())
})

addEventListener('activate', (event) => {
  const life = /** @type {LifeEvent} */ (event)
  life.waitUntil(caches.delete(offlineName))
})
