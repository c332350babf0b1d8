import { onScopeDispose, ref, shallowRef } from 'vue'
import { request } from '@shared/http'
import { put, read } from './keep'
import type { Admit } from './useDevice'

/** What the station says to this worker alone; asked by the phone's own token. */
export function useOwn(admit: Admit) {
  const headers = async (more = {}) => ({ Authorization: `Bearer ${(await admit()).token}`, ...more })
  return {
    get: async <T>(path: string) => (await request<T>('GET', `me/${path}`, { headers: await headers() })).data,
    post: async <T>(path: string, body?: unknown, more = {}) =>
      (await request<T>('POST', `me/${path}`, { body, headers: await headers(more) })).data,
  }
}

/** Read when it is opened, whenever the phone is taken up again, and on `refresh`; what was read before stays. */
export function useOwnData<T>(admit: Admit, path: string) {
  const { get } = useOwn(admit)
  const shelved = `own.${path}`
  const data = shallowRef<T>()
  const failed = ref(false)

  async function refresh() {
    try {
      data.value = await get<T>(path)
      failed.value = false
      await put('facts', shelved, data.value).catch(() => undefined)
    } catch {
      data.value ??= await read<T>('facts', shelved).catch(() => undefined)
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
