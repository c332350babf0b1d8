import { computed, type Ref } from 'vue'
import type { Hours, Roster, TimeOff } from '@shared/api/station'
import { useDesk } from '../desk'
import { useFresh } from '../useFresh'

/** How far time off is looked ahead, days. */
const ahead = 366

/** A week of the roster, the hours in it, and the time off of the week and ahead. */
export function useRoster(week: Ref<string>) {
  const { today } = useDesk()
  const shifts = useFresh<Roster>(() => `roster?from=${week.value}&days=7`, { forget: true })
  const hours = useFresh<Hours>(() => `hours?from=${week.value}`, { forget: true })
  const inWeek = useFresh<{ timeOff: TimeOff[] }>(() => `time-off?from=${week.value}&days=7`)
  const coming = useFresh<{ timeOff: TimeOff[] }>(() => `time-off?from=${today()}&days=${ahead}`)
  const failed = computed(() => shifts.failed.value || hours.failed.value || inWeek.failed.value || coming.failed.value)
  const refresh = () => Promise.all([shifts.refresh(), hours.refresh(), inWeek.refresh(), coming.refresh()])
  return {
    roster: shifts.data,
    hours: hours.data,
    off: computed(() => inWeek.data.value?.timeOff ?? []),
    ahead: computed(() => coming.data.value?.timeOff ?? []),
    failed,
    refresh,
  }
}
