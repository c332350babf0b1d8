import { computed, ref } from 'vue'
import type { MassLeave, MassLeaveOutlook, TimeOffKind, WorkerName } from '@shared/api/station'
import { addDays, momentOf } from '@shared/format'
import { post } from '@shared/http'
import { useDesk } from '../desk'
import { useLook } from '../useLook'
import { byCompany } from './week'

/** One time off for many workers: written, looked at as it stands, and only then approved. */
export function useMassLeave(everybody: readonly WorkerName[]) {
  const { zone, today } = useDesk()
  const draft = ref({
    workers: [] as string[],
    kind: 'annual' as TimeOffKind,
    from: today(),
    until: today(),
    reason: '',
  })
  const body = () => {
    const { workers, kind, from, until, reason } = draft.value
    const start = momentOf(from, '00:00', zone.value)
    const end = momentOf(addDays(until, 1), '00:00', zone.value)
    return { workers, kind, start, end, reason: reason.trim() || undefined }
  }
  const { busy, fields, wrong, send, effect, preview } = useLook(
    () => ({ ...body(), reason: undefined }),
    () => post<MassLeaveOutlook>('mass-leave/preview', body()),
  )
  const mayApprove = computed(() => !!effect.value && !effect.value.taken.length && !effect.value.usedUp.length)
  const companies = byCompany(everybody)

  const isWhole = (some: readonly WorkerName[]) => some.every(({ id }) => draft.value.workers.includes(id))

  /** A company's all, or none of them. */
  function choose(some: readonly WorkerName[], wanted: boolean) {
    const ids = new Set(some.map(({ id }) => id))
    const others = draft.value.workers.filter((id) => !ids.has(id))
    draft.value.workers = wanted ? [...others, ...ids] : others
  }

  /** What changed since it was looked at is shown, not approved. */
  async function approve() {
    const given = await send(() => post<MassLeave>('mass-leave', body()))
    if (!given) await preview()
    return given
  }

  return { draft, companies, effect, mayApprove, busy, fields, wrong, preview, approve, choose, isWhole }
}
