import type { Session } from '@shared/api/station'
import { post } from '@shared/http'

/** The pairing code of the address bar, which then forgets it: it must not stay in history or on a photo. */
export function takePairingCode(): string | undefined {
  const url = new URL(location.href)
  const code = url.searchParams.get('pair')
  if (!code) return undefined
  url.searchParams.delete('pair')
  history.replaceState(null, '', url)
  return code
}

/** Makes this device a kiosk; the server sets the session cookie. */
export const enrol = (code: string) => post<Session>('kiosks/enrolments', { code })
