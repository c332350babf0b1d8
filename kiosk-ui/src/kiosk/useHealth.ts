import { onScopeDispose } from 'vue'
import { beat, report } from './health'

/** Tells the station how this kiosk is for as long as it is one. */
export function useHealth(onUnpaired: () => void) {
  let touched: number | undefined
  const onTouch = () => (touched = performance.now())
  const idle = () => (touched === undefined ? undefined : Math.round((performance.now() - touched) / 1000))
  let over = false

  async function tell() {
    if (!(await report(idle())) && !over) onUnpaired()
  }

  void tell()
  const timer = setInterval(() => void tell(), beat)
  window.addEventListener('pointerdown', onTouch)
  onScopeDispose(() => {
    over = true
    clearInterval(timer)
    window.removeEventListener('pointerdown', onTouch)
  })
}
