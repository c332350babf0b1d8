// What the phone keeps, in IndexedDB: it survives a closed page, a closed browser and an empty battery.

/** `device`: who this phone is. `facts`: the station's last words. `letters`: reports on their way. `photos`: the same. */
export type Shelf = 'device' | 'facts' | 'letters' | 'photos'

const version = 2
let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  return (opening ??= open().catch((failure: unknown) => {
    opening = undefined
    throw failure
  }))
}

async function open() {
  const request = indexedDB.open('yizhan', version)
  request.onupgradeneeded = () => {
    const { objectStoreNames: there } = request.result
    for (const shelf of ['device', 'facts'] as const)
      if (!there.contains(shelf)) request.result.createObjectStore(shelf)
    for (const shelf of ['letters', 'photos'] as const)
      if (!there.contains(shelf)) request.result.createObjectStore(shelf, { autoIncrement: true })
  }
  const opened = await answered(request)
  // Another window brings a newer layout: let it, and open again when it is needed.
  opened.onversionchange = () => {
    opened.close()
    opening = undefined
  }
  return opened
}

export const answered = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'))
  })

/** Does `work` in one transaction; resolves when the disk has it. Only requests to the shelves may be waited for. */
export async function change<T>(shelves: Shelf[], work: (shelf: (name: Shelf) => IDBObjectStore) => Promise<T>) {
  const transaction = (await database()).transaction(shelves, 'readwrite', { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser kept nothing'))
  })
  const result = await work((name) => transaction.objectStore(name))
  await done
  return result
}

export async function read<T>(shelf: Shelf, key: IDBValidKey): Promise<T | undefined> {
  const store = (await database()).transaction(shelf).objectStore(shelf)
  return (await answered(store.get(key))) as T | undefined
}

export const put = (shelf: Shelf, key: IDBValidKey, value: unknown) =>
  change([shelf], (of) => answered(of(shelf).put(value, key)))

/** Everything of a shelf in the order in which it was laid there, with its keys. */
export async function readAll<T>(shelf: Shelf): Promise<{ key: IDBValidKey; value: T }[]> {
  const store = (await database()).transaction(shelf).objectStore(shelf)
  const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())])
  return keys.map((key, at) => ({ key, value: values[at] as T }))
}

/** Forgets what the station said to whoever the phone was enrolled for. */
export const forgetFacts = () => change(['facts'], (of) => answered(of('facts').clear()))

/** Forgets everything that is about this phone's worker. */
export const forgetAll = () =>
  change(['device', 'facts', 'letters', 'photos'], (of) =>
    Promise.all((['device', 'facts', 'letters', 'photos'] as const).map((shelf) => answered(of(shelf).clear()))),
  )
