import { computed, ref } from 'vue'
import type { Visit } from '@shared/api/station'
import { useDesk } from './desk'
import { useFresh } from './useFresh'

/** The visits of one day, at first today's. */
export function useDay() {
  const date = ref(useDesk().today())
  const { data, failed, refresh } = useFresh<{ visits: Visit[] }>(() => `visits?date=${date.value}`, { forget: true })
  return { date, visits: computed(() => data.value?.visits), failed, refresh }
}
