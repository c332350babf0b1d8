// The device's own key: made by the browser, kept by it, and never to be read by anybody, this page included.
import { post } from '@shared/http'
import type { Credentials } from './credentials'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const

/** What the browser remembers of an enrolled device. */
interface Enrolled {
  device: string
  key: CryptoKey
}

interface Admission extends Credentials {
  expiresAt: string
}

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const sign = async (key: CryptoKey, text: string) =>
  base64(await crypto.subtle.sign(signing, key, new TextEncoder().encode(text)))

function database(): Promise<IDBDatabase> {
  const opening = indexedDB.open('yizhan', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('device')
  return answered(opening)
}

const answered = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'))
  })

async function stored(mode: IDBTransactionMode) {
  return (await database()).transaction('device', mode).objectStore('device')
}

export async function forgetKey(): Promise<void> {
  await answered((await stored('readwrite')).delete('own'))
}

/** Enrols this browser with a code of the station. */
export async function enrol(code: string): Promise<Credentials> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const admission = await post<Admission>('devices/enrolments', {
    code,
    publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)),
    signature: await sign(privateKey, code),
  })
  const enrolled: Enrolled = { device: admission.device, key: privateKey }
  await answered((await stored('readwrite')).put(enrolled, 'own'))
  return credentialsOf(admission)
}

/** A fresh token for the key this browser keeps; nothing when it keeps none, or none of that device. */
export async function renew(device?: string): Promise<Credentials | undefined> {
  const own = (await answered((await stored('readonly')).get('own'))) as Enrolled | undefined
  if (!own || (device && device !== own.device)) return undefined
  const path = `devices/${own.device}`
  const { challenge } = await post<{ challenge: string }>(`${path}/challenges`)
  return credentialsOf(
    await post<Admission>(`${path}/tokens`, { challenge, signature: await sign(own.key, challenge) }),
  )
}

const credentialsOf = ({ device, token, worker, station, expiresAt }: Admission): Credentials => ({
  device,
  token,
  worker,
  station,
  expiresAt,
})
