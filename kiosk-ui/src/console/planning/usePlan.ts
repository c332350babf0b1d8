import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { Plan, PlanSummary } from '@shared/api/station'
import { get, post, Problem } from '@shared/http'
import { useFresh } from '../useFresh'
import { useSend } from '../useSend'
import type { Asked } from './plan'

/**
 * How often a plan is asked for while it is made, milliseconds. It is asked, not streamed: how far the planner is lives in
 * its memory for seconds and is no event that anybody keeps.
 */
const asking = 600

/** The newest plan of a day: found again after a reload, made, watched, stopped, applied. */
export function usePlan(date: Ref<string>, mayPlan: boolean) {
  const list = useFresh<{ plans: PlanSummary[] }>(() => (mayPlan ? `plans?date=${date.value}` : undefined), {
    forget: true,
  })
  const plan = shallowRef<Plan>()
  /** Visits that somebody changed since they were planned, as the server names them on refusing. */
  const staleVisits = ref<string[]>([])
  const sending = useSend()
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  function show(next?: Plan) {
    clearTimeout(timer)
    plan.value = next
    if (next?.state === 'planning') timer = setTimeout(() => void read(next.id), asking)
  }

  async function read(id: string) {
    try {
      const read = await get<Plan>(`plans/${id}`)
      if (read.date === date.value) show(read)
    } catch {
      timer = setTimeout(() => void read(id), asking)
    }
  }

  watch(list.data, (found) => {
    const newest = found?.plans[0]
    if (newest) void read(newest.id)
    else show(undefined)
  })
  watch(date, () => {
    show(undefined)
    staleVisits.value = []
  })

  async function start(asked: Asked, seconds: number) {
    staleVisits.value = []
    const body = {
      date: date.value,
      seconds,
      ...(asked.away.length ? { away: asked.away } : {}),
      ...(asked.late.length ? { late: asked.late } : {}),
    }
    const begun = await sending.send(() => post<Plan>('plans', body))
    if (begun) show(begun)
    else await list.refresh()
  }

  async function stop() {
    const id = plan.value?.id
    if (id) show((await sending.send(() => post<Plan>(`plans/${id}/cancel`))) ?? plan.value)
  }

  /** Gives these visits of the plan; what became stale meanwhile is named and can be left out. */
  async function apply(visits: string[]) {
    const id = plan.value?.id
    if (!id) return
    staleVisits.value = []
    const applied = await sending.send(() => post<Plan>(`plans/${id}/apply`, { visits }).catch(note))
    if (applied) show(applied)
    else await read(id)
  }

  function note(failure: unknown): undefined {
    if (!(failure instanceof Problem) || failure.status !== 412) throw failure
    staleVisits.value = failure.visits
    return undefined
  }

  return { plan, failed: list.failed, refresh: list.refresh, staleVisits, start, stop, apply, ...sending }
}
