import { onScopeDispose } from 'vue'
import { buildOf } from '@shared/build'

/** How often it is asked whether the station serves a newer page, milliseconds. */
const pause = 300_000
/** A screen that was touched within this time is left alone, milliseconds. */
const quiet = 60_000

/** Loads the page anew when the station serves a newer one and nobody is in the middle of something. */
export function useUpdate(free: () => boolean, reload = () => location.reload()) {
  let lastTouch = performance.now()
  const onTouch = () => (lastTouch = performance.now())

  async function look() {
    if (!free() || performance.now() - lastTouch < quiet) return
    const response = await fetch('/kiosk', { cache: 'no-store' })
    const served = response.ok ? buildOf(await response.text()) : undefined
    if (served && served !== buildOf(document.documentElement.outerHTML) && free()) reload()
  }

  // A look that fails is made good by the next.
  const timer = setInterval(() => void look().catch(() => undefined), pause)
  window.addEventListener('pointerdown', onTouch)
  onScopeDispose(() => {
    clearInterval(timer)
    window.removeEventListener('pointerdown', onTouch)
  })
}
