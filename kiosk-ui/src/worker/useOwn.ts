import { onScopeDispose, ref, shallowRef } from 'vue'
import { request } from '@shared/http'
import type { Credentials } from './credentials'

/** What the station says to this worker alone; asked by the phone's own token. */
export function useOwn(credentials: Credentials) {
  const headers = (more = {}) => ({ Authorization: `Bearer ${credentials.token}`, ...more })
  return {
    get: async <T>(path: string) => (await request<T>('GET', `me/${path}`, { headers: headers() })).data,
    post: async <T>(path: string, body?: unknown, more = {}) =>
      (await request<T>('POST', `me/${path}`, { body, headers: headers(more) })).data,
  }
}

/** Read when it is opened, whenever the phone is taken up again, and on `refresh`; what was read before stays. */
export function useOwnData<T>(credentials: Credentials, path: string) {
  const { get } = useOwn(credentials)
  const data = shallowRef<T>()
  const failed = ref(false)

  async function refresh() {
    try {
      data.value = await get<T>(path)
      failed.value = false
    } catch {
      failed.value = true
    }
  }

  const onTakenUp = () => document.visibilityState === 'visible' && void refresh()
  document.addEventListener('visibilitychange', onTakenUp)
  window.addEventListener('online', onTakenUp)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onTakenUp)
    window.removeEventListener('online', onTakenUp)
  })
  void refresh()
  return { data, failed, refresh }
}
