import { computed, shallowRef } from 'vue'
import { useSend } from './useSend'

/**
 * Look before you save: what a draft would do is asked for, and counts as seen only as long as nothing of it changes.
 * `written` is what the effect depends on; `look` asks the server.
 */
export function useLook<E>(written: () => unknown, look: () => Promise<E>) {
  const sending = useSend()
  const now = computed(() => JSON.stringify(written()))
  const seen = shallowRef<{ of: string; effect: E }>()
  /** What saving would do; absent as long as this very draft was not looked at. */
  const effect = computed(() => (seen.value?.of === now.value ? seen.value.effect : undefined))
  /** Whether something was seen that is no longer what is written. */
  const stale = computed(() => seen.value !== undefined && effect.value === undefined)

  async function preview() {
    const of = now.value
    const shown = await sending.send(look)
    if (shown) seen.value = { of, effect: shown }
  }

  return { ...sending, effect, stale, preview }
}
