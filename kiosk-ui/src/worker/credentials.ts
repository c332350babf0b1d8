/** Who this phone is to the station. */
export interface Identity {
  device: string
  worker: string
  station: string
}

export interface Credentials extends Identity {
  token: string
  /** When a token that this device renews by itself ends; absent for one that was handed over. */
  expiresAt?: string
}

/** The enrolment code in `code=…`, in a link that ends so, or as it was typed; undefined for anything else. */
export function parseCode(text: string): string | undefined {
  const given = text.trim()
  const code = /(?:^|[#&])code=([\w-]+)$/.exec(given)?.[1] ?? given.replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z0-9]{10}$/.test(code) ? code : undefined
}

/** The enrolment code of the address bar, which then forgets it. */
export function takeCode(): string | undefined {
  const code = location.hash.includes('code=') ? parseCode(location.hash) : undefined
  if (code) history.replaceState(null, '', location.pathname)
  return code
}

const names = ['device', 'token', 'worker', 'station'] as const
const stored = 'yizhan.device'

/** Reads `device=…&token=…&worker=…&station=…`, or a whole link that ends so; undefined when a part is missing. */
export function parseCredentials(text: string): Credentials | undefined {
  const fields = new URLSearchParams(text.slice(text.indexOf('#') + 1).trim())
  const found = Object.fromEntries(names.map((name) => [name, fields.get(name) ?? ''])) as Record<
    (typeof names)[number],
    string
  >
  return names.every((name) => /^[\w.-]+$/.test(found[name])) ? found : undefined
}

/** The credentials of the address bar, which then forgets them, or those of this session. */
export function takeCredentials(): Credentials | undefined {
  const fresh = parseCredentials(location.hash)
  if (!fresh) return JSON.parse(sessionStorage.getItem(stored) ?? 'null') ?? undefined
  history.replaceState(null, '', location.pathname)
  keepCredentials(fresh)
  return fresh
}

export const keepCredentials = (credentials: Credentials) => sessionStorage.setItem(stored, JSON.stringify(credentials))
export const dropCredentials = () => sessionStorage.removeItem(stored)

/** A token is renewed this long before it ends, milliseconds. */
const ahead = 60_000

/** The token is good for the request that is to be made now. */
export const isFresh = ({ token, expiresAt }: Credentials, now: number) =>
  token !== '' && (!expiresAt || Date.parse(expiresAt) - now > ahead)
