import { shallowRef } from 'vue'
import type { Drawing } from '@shared/pictograms/drawing'

const drawings = shallowRef<Partial<Record<string, Drawing>>>({})
let loading: Promise<void> | undefined

/** The drawings of services, which come with the first screen that shows one; empty until then, and while they cannot be had. */
export function useServiceDrawings(load = () => import('@shared/pictograms/services')) {
  loading ??= load().then(
    ({ serviceDrawings }) => void (drawings.value = serviceDrawings),
    // The next screen tries again.
    () => void (loading = undefined),
  )
  return drawings
}
