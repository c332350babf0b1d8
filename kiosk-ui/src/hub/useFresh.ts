import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { get, Problem } from '@shared/http'
import { useOfficial } from './official'

/** Why there is nothing new to show: no answer came, or there is no such thing. */
export type Failure = 'failed' | 'missing'

/** What the server answers for a path: read anew when the path changes, when something happened, and on `refresh`. */
export function useFresh<T>(path: () => string | undefined) {
  const { news, lost } = useOfficial()
  const data = shallowRef<T>()
  const failed = ref<Failure>()
  let latest = new AbortController()
  onScopeDispose(() => latest.abort())

  async function refresh() {
    latest.abort()
    const { signal } = (latest = new AbortController())
    const asked = path()
    if (asked === undefined) return
    try {
      data.value = await get<T>(asked, { signal })
      failed.value = undefined
    } catch (failure) {
      if (signal.aborted) return
      if (failure instanceof Problem && failure.status === 401) return lost()
      failed.value = failure instanceof Problem && failure.status === 404 ? 'missing' : 'failed'
    }
  }

  watch([path, news], refresh)
  void refresh()
  return { data, failed, refresh }
}
