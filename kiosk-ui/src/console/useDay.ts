import { computed, onScopeDispose, ref } from 'vue'
import type { Visit } from '@shared/api/station'
import { useDesk } from './desk'
import { useFresh } from './useFresh'

/** Whoever is late grows later without any news. */
const EVERY_MINUTE_MS = 60_000

/** The visits of one day, at first today's. */
export function useDay() {
  const date = ref(useDesk().today())
  const { data, failed, refresh } = useFresh<{ visits: Visit[] }>(() => `visits?date=${date.value}`, { forget: true })
  const timer = setInterval(() => void refresh(), EVERY_MINUTE_MS)
  onScopeDispose(() => clearInterval(timer))
  return { date, visits: computed(() => data.value?.visits), failed, refresh }
}
