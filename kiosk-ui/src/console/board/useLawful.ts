import { shallowRef } from 'vue'
import type { BoardVisit, Candidates } from '@shared/api/station'
import { get } from '@shared/http'

type Excluded = Candidates['excluded'][number]

/** Whether a worker may have a visit at a time: yes with the place in the ranking, or no with the reasons. */
export type Verdict = { rank: number } | Excluded

export interface Judged {
  /** The service may begin at that time at all. */
  offered: boolean
  of: Map<string, Verdict>
}

export const isExcluded = (verdict: Verdict): verdict is Excluded => 'reasons' in verdict

/** Every reason is one that a manager may decide against. */
export const canBeOverridden = ({ reasons }: Excluded) =>
  reasons.length > 0 && reasons.every(({ overridable }) => overridable)

/**
 * Asks the station who may have a visit at which time, without changing anything; what was answered is kept until `forget`.
 */
export function useLawful(visit: () => BoardVisit) {
  const judged = shallowRef<Judged>()
  let known = new Map<number, Promise<Judged>>()
  let latest = 0

  function ask(start: number): Promise<Judged> {
    const { id, start: present } = visit()
    const when = start === Date.parse(present) ? '' : `?start=${new Date(start).toISOString()}`
    const asked = get<Candidates>(`visits/${id}/candidates${when}`).then(judge)
    asked.catch(() => known.delete(start))
    return asked
  }

  /** What the station says of this start; `judged` shows the latest one that was asked for. */
  async function look(start: number): Promise<Judged> {
    latest = start
    if (!known.has(start)) known.set(start, ask(start))
    const answer = known.get(start)!
    const found = await answer
    if (latest === start) judged.value = found
    return found
  }

  function forget() {
    known = new Map()
    judged.value = undefined
  }

  return { judged, look, forget }
}

function judge({ offered = true, candidates, excluded }: Candidates): Judged {
  const of = new Map<string, Verdict>()
  for (const [rank, { worker }] of candidates.entries()) of.set(worker.id, { rank: rank + 1 })
  for (const one of excluded) of.set(one.worker.id, one)
  return { offered, of }
}
