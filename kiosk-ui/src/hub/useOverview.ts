import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Overview } from '@shared/api/hub'
import { get, Problem } from '@shared/http'

/** How often the overview is fetched without news, so that a station that fell silent shows it, milliseconds. */
const heartbeat = 15_000

export function useOverview(onSignedOut: () => void) {
  const overview = shallowRef<Overview>()
  const failed = ref(false)

  async function refresh() {
    try {
      overview.value = await get<Overview>('overview')
      failed.value = false
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) onSignedOut()
      else failed.value = true
    }
  }

  void refresh()
  const timer = setInterval(refresh, heartbeat)
  onScopeDispose(() => clearInterval(timer))
  return { overview, failed, refresh }
}
