// The device's own key: made by the browser, kept by it, and never to be read by anybody, this page included.
import { post } from '@shared/http'
import type { Credentials, Identity } from './credentials'
import { put, read } from './keep'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const

/** What the browser remembers of an enrolled device. Who it is was not always kept with the key. */
interface Enrolled extends Partial<Identity> {
  device: string
  key: CryptoKey
}

interface Admission extends Credentials {
  expiresAt: string
}

const own = 'own'
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const sign = async (key: CryptoKey, text: string) =>
  base64(await crypto.subtle.sign(signing, key, new TextEncoder().encode(text)))

/** Who this browser was enrolled as; it needs no network to know. */
export async function identity(): Promise<Identity | undefined> {
  const { device, worker, station } = (await read<Enrolled>('device', own)) ?? {}
  return device && worker && station ? { device, worker, station } : undefined
}

/** Enrols this browser with a code of the station. */
export async function enrol(code: string): Promise<Credentials> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const admission = await post<Admission>('devices/enrolments', {
    code,
    publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)),
    signature: await sign(privateKey, code),
  })
  // Without being asked to, a browser that runs short of room may forget a key and what was not sent yet.
  void navigator.storage?.persist?.().catch(() => undefined)
  return remember(admission, privateKey)
}

/** A fresh token for the key this browser keeps; nothing when it keeps none, or none of that device. */
export async function renew(device?: string): Promise<Credentials | undefined> {
  const found = await read<Enrolled>('device', own)
  if (!found || (device && device !== found.device)) return undefined
  const path = `devices/${found.device}`
  const { challenge } = await post<{ challenge: string }>(`${path}/challenges`)
  const signature = await sign(found.key, challenge)
  return remember(await post<Admission>(`${path}/tokens`, { challenge, signature }), found.key)
}

async function remember({ device, token, worker, station, expiresAt }: Admission, key: CryptoKey) {
  await put('device', own, { device, key, worker, station } satisfies Enrolled)
  return { device, token, worker, station, expiresAt }
}
