import { ref } from 'vue'
import { buildOf } from '@shared/build'
import type { Kiosk } from '@shared/api/station'
import { Problem, request } from '@shared/http'

/** How often a kiosk says that it is there, milliseconds; the console takes a minute of silence for absence. */
export const beat = 15_000

/** How tickets get on paper here; on the screen alone until the station has said it. */
export const printing = ref<Kiosk['printer']['kind']>('none')

/** Says that this kiosk is there; `false` when the station does not know it any more. */
export async function report(idleSeconds: number | undefined): Promise<boolean> {
  const body = { page: buildOf(document.documentElement.outerHTML), idleSeconds }
  try {
    const { data } = await request<{ printing: Kiosk['printer']['kind'] }>('PUT', 'kiosks/current/health', { body })
    printing.value = data.printing
    return true
  } catch (failure) {
    // Staff who try the page out are no kiosk; no answer says nothing.
    return !(failure instanceof Problem && failure.status === 401)
  }
}
