import { onScopeDispose, readonly, ref } from 'vue'
import { type Idle, idleSince } from './idle'

/** Watches for touches; calls `onOver` when nobody is there any more, then starts anew. */
export function useIdle(onOver: () => void) {
  const idle = ref<Idle>({ phase: 'busy' })
  let lastTouch = performance.now()

  function touch() {
    lastTouch = performance.now()
    idle.value = { phase: 'busy' }
  }

  // While the question stands only its own button counts, so that nobody answers it by accident.
  const onTouch = () => idle.value.phase === 'busy' && touch()

  const timer = setInterval(() => {
    idle.value = idleSince(lastTouch, performance.now())
    if (idle.value.phase === 'over') {
      touch()
      onOver()
    }
  }, 250)
  const events = ['pointerdown', 'keydown'] as const
  for (const event of events) window.addEventListener(event, onTouch)
  onScopeDispose(() => {
    clearInterval(timer)
    for (const event of events) window.removeEventListener(event, onTouch)
  })
  return { idle: readonly(idle), touch }
}
