import { onScopeDispose, ref } from 'vue'
import type { KioskCall } from '@shared/api/station'
import { get, post } from '@shared/http'

/** How often it is asked whether somebody came, milliseconds. */
const patience = 5_000

/** How long it is said that nobody could be called, milliseconds. */
const regret = 20_000

/** Calls a person of the station to this kiosk, and knows whether somebody is on the way. */
export function useCall() {
  const state = ref<'quiet' | 'calling' | 'called' | 'failed'>('quiet')
  let regretting: ReturnType<typeof setTimeout> | undefined

  async function call() {
    if (state.value === 'calling') return
    clearTimeout(regretting)
    state.value = 'calling'
    state.value = await post<KioskCall>('kiosks/calls').then(
      () => 'called' as const,
      () => 'failed' as const,
    )
    if (state.value === 'failed') regretting = setTimeout(() => (state.value = 'quiet'), regret)
  }

  async function look() {
    if (state.value !== 'called') return
    const { calls } = await get<{ calls: KioskCall[] }>('kiosks/calls')
    if (!calls.length && state.value === 'called') state.value = 'quiet'
  }

  // A look that fails is made good by the next.
  const timer = setInterval(() => void look().catch(() => undefined), patience)
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(regretting)
  })
  return { state, call }
}
