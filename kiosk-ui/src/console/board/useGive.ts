import { ref } from 'vue'
import type { Booking, BoardVisit, Visit, VisitDetail } from '@shared/api/station'
import { get, post, Problem, put } from '@shared/http'
import { useDesk } from '../desk'
import { noteMine } from './mine'

export interface Told {
  kind: 'done' | 'stale' | 'refused' | 'failed'
  visit: BoardVisit
  /** As somebody else left it. */
  now?: VisitDetail
  /** What stands in the way, in words. */
  why?: string
}

/** Gives a visit to a worker or moves it in time, unless somebody changed it since it was seen; a reason overrides what may be. */
export function useGive(done: () => Promise<unknown>) {
  const { lost } = useDesk()
  const told = ref<Told>()
  const busy = ref(false)

  async function give(visit: BoardVisit, worker: string, start: number, reason?: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    told.value = undefined
    try {
      if (start === Date.parse(visit.start)) await assign(visit, worker, reason)
      else await reschedule(visit, worker, start, reason)
      told.value = { kind: 'done', visit }
      return true
    } catch (failure) {
      told.value = await whyNot(failure, visit)
      return false
    } finally {
      await done()
      busy.value = false
    }
  }

  async function whyNot(failure: unknown, visit: BoardVisit): Promise<Told> {
    if (!(failure instanceof Problem)) return { kind: 'failed', visit }
    if (failure.status === 401) lost()
    if (failure.status === 412) {
      return { kind: 'stale', visit, now: await get<VisitDetail>(`visits/${visit.id}`).catch(() => undefined) }
    }
    return { kind: failure.status === 409 ? 'refused' : 'failed', visit }
  }

  return { told, busy, give }
}

const against = (reason?: string) => (reason ? { override: { reason } } : {})

async function assign({ id, version }: BoardVisit, worker: string, reason?: string) {
  const given = await put<Visit>(
    `visits/${id}/assignment`,
    { worker, ...against(reason) },
    { 'If-Match': `"${version}"` },
  )
  noteMine(id, given.version)
}

/** A crew moves as one, so the booking is asked to begin as much earlier or later as this visit. */
async function reschedule(visit: BoardVisit, worker: string, start: number, reason?: string) {
  const { id, version, booking, start: before } = visit
  const { visits } = await get<Booking>(`bookings/${booking}`)
  const crew = visits.find((one) => one.id === id)?.crew
  const mates = crew ? visits.filter((one) => one.crew === crew).map((one) => Date.parse(one.start)) : []
  const first = Math.min(Date.parse(before), ...mates)
  const to = new Date(first + start - Date.parse(before)).toISOString()
  const body = { start: to, worker, visit: id, visitVersion: version, ...against(reason) }
  await post<Booking>(`bookings/${booking}/reschedule`, body)
  noteMine(id, version + 1)
}
