import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Candidates, Visit, VisitDetail } from '@shared/api/station'
import { get, Problem, request } from '@shared/http'
import { noteMine, wasMine } from './board/mine'

export type Outcome = 'assigned' | 'stale' | 'conflict' | 'failed'

/** One visit with its candidates; both are read together, and an assignment carries the version that was read. */
export function useVisit(id: string, news: () => number) {
  const visit = shallowRef<VisitDetail>()
  const candidates = shallowRef<Candidates>()
  const outcome = ref<Outcome>()
  /** What somebody else made of it while it was looked at. */
  const changed = shallowRef<{ before: VisitDetail; now: VisitDetail }>()
  const busy = ref(false)
  let etag: string | undefined
  const abort = new AbortController()
  onScopeDispose(() => abort.abort())

  async function refresh() {
    const { signal } = abort
    try {
      const [detail, ranked] = await Promise.all([
        request<VisitDetail>('GET', `visits/${id}`, { signal }),
        get<Candidates>(`visits/${id}/candidates`, { signal }).catch(() => undefined),
      ])
      const before = visit.value
      const now = detail.data
      if (before && now.version > before.version && !wasMine(id, now.version)) changed.value = { before, now }
      visit.value = now
      etag = detail.etag
      candidates.value = ranked
    } catch {
      if (!signal.aborted && !visit.value) outcome.value = 'failed'
    }
  }

  /** Gives the visit to a worker, unless somebody changed it since it was read; a reason overrides what may be. */
  async function assign(worker: string, reason?: string) {
    if (busy.value) return
    busy.value = true
    try {
      const body = reason ? { worker, override: { reason } } : { worker }
      const given = await request<Visit>('PUT', `visits/${id}/assignment`, {
        body,
        headers: { 'If-Match': etag ?? '' },
      })
      noteMine(id, given.data.version)
      outcome.value = 'assigned'
    } catch (failure) {
      outcome.value = outcomeOf(failure)
    } finally {
      await refresh()
      busy.value = false
    }
  }

  watch(news, refresh)
  void refresh()
  return { visit, candidates, outcome, changed, busy, assign }
}

function outcomeOf(failure: unknown): Outcome {
  if (!(failure instanceof Problem)) return 'failed'
  return failure.status === 412 ? 'stale' : failure.status === 409 ? 'conflict' : 'failed'
}
