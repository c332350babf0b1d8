import { computed, type Ref, ref, shallowRef } from 'vue'
import type { RosterVisit, TimeOffEffect, VisitsAtStake } from '@shared/api/station'
import { addDays, dayOf, momentOf } from '@shared/format'
import { post } from '@shared/http'
import { useDesk } from '../desk'
import { openChanges } from '../planning/plan'
import { usePlan } from '../planning/usePlan'
import { useSend } from '../useSend'

/** What a sick call came to: visits that others have now, and those that still need somebody. */
export interface Called {
  name: string
  given: number
  left: RosterVisit[]
}

/** CPU seconds for the planner; whoever is on the phone waits for them. */
const seconds = 3

/** A sick call and the plan of today without the worker: looked at first, then both entered. */
export function useSickCall(worker: Ref<string>, until: Ref<string>) {
  const { zone, today } = useDesk()
  const sending = useSend()
  const date = ref(today())
  const planning = usePlan(date, true)
  const seen = shallowRef<{ of: string; visits: RosterVisit[]; plan?: string }>()
  const written = () => `${worker.value} ${until.value}`
  const current = computed(() => (seen.value?.of === written() ? seen.value : undefined))
  const plan = computed(() => (planning.plan.value?.id === current.value?.plan ? planning.plan.value : undefined))
  const end = () => momentOf(addDays(until.value, 1), '00:00', zone.value)

  async function look() {
    const of = written()
    const path = `workers/${worker.value}/sick-calls/preview`
    const found = await sending.send(() => post<VisitsAtStake>(path, { until: end() }))
    if (!found) return
    const isToday = found.visits.some(({ start }) => dayOf(start, zone.value) === date.value)
    if (isToday) await planning.start({ away: [worker.value], late: [] }, seconds)
    const made = isToday && !planning.wrong.value ? planning.plan.value?.id : undefined
    seen.value = { of, visits: found.visits, plan: made }
  }

  /** The plan goes first, while the visits are as it knows them. Whoever is ill is ill, even if it could not be applied. */
  async function call(name: string): Promise<Called | undefined> {
    const open = openChanges(plan.value?.changes ?? []).map(({ visit }) => visit)
    if (open.length) await planning.apply(open)
    const given = plan.value?.changes.filter(({ applied }) => applied).length ?? 0
    const path = `workers/${worker.value}/sick-calls`
    const effect = await sending.send(() => post<TimeOffEffect>(path, { until: end() }))
    return effect && { name, given, left: effect.visits }
  }

  return {
    visits: computed(() => current.value?.visits),
    plan,
    busy: computed(() => sending.busy.value || planning.busy.value),
    fields: sending.fields,
    wrong: computed(() => sending.wrong.value || planning.wrong.value),
    look,
    call,
  }
}
