// Keeps the files of the worker's page on the phone, so that it opens without a network. The build fills in which files,
// and a version that changes with any of them; until a new version is whole, the old one is what opens.
// What the station says is never kept here: it goes past, straight to the network.
const version = `worker-${'VERSION'}`
const files = ['FILES']
const page = '/worker'

self.addEventListener('install', (event) => event.waitUntil(fetchAll()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  const isOurs = event.request.method === 'GET' && origin === location.origin && files.includes(pathname)
  if (isOurs) event.respondWith(keptOrFetched(pathname, event.request))
})

async function fetchAll() {
  const cache = await caches.open(version)
  // A file whose name holds its hash may come from the browser's own cache; the others have to be asked for.
  await cache.addAll(files.map((file) => new Request(file, { cache: hashed(file) ? 'default' : 'reload' })))
  await self.skipWaiting()
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith('worker-') && name !== version)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function keptOrFetched(pathname, request) {
  const cache = await caches.open(version)
  return (await cache.match(pathname)) ?? fetch(request)
}

const hashed = (file) => file !== page && file.startsWith('/assets/')
