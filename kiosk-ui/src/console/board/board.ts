import type { Board, BoardVisit, VisitState } from '@shared/api/station'

/** The height of a row of visits in a lane, pixels. */
export const rowHeight = 54

/** A stretch of the day, milliseconds. */
export interface Scale {
  from: number
  to: number
}

type Stretch = { start: string; end: string }

/** A visit in its lane; `row` counts from 0 where visits of a lane lie over each other. */
export interface Placed {
  visit: BoardVisit
  row: number
  /** How urgent the gravest open alarm about it is; 0 for none. */
  alarm: number
  /** It is not what was asked for, and stays for orientation. */
  dimmed: boolean
}

/** A worker's day; without a worker, what nobody has yet. */
export interface Lane {
  id: string
  worker?: Board['lanes'][number]['worker']
  shifts: readonly Stretch[]
  off: readonly Stretch[]
  held: readonly Stretch[]
  visits: readonly Placed[]
  rows: number
  alarm: number
}

export interface Filter {
  /** Part of a worker's or company's name. */
  words: string
  category: string
  state?: VisitState
  onlyAlarms: boolean
}

export const nobody = 'nobody'
const hour = 3_600_000

/** The hours that the picture spans: those of the station, widened by visits that go beyond, whole hours. */
export function scaleOf(board: Board): Scale {
  const times: Stretch[] = [
    { start: board.opens, end: board.closes },
    ...board.visits.flatMap(({ start, end, expected }) => [{ start, end }, ...(expected ? [expected] : [])]),
  ]
  const day = Date.parse(`${board.date}T00:00:00${board.opens.slice(-6)}`)
  const from = Math.min(...times.map(({ start }) => Date.parse(start)))
  const to = Math.max(...times.map(({ end }) => Date.parse(end)))
  return {
    from: Math.max(day, Math.floor((from - day) / hour) * hour + day),
    to: Math.min(day + 24 * hour, Math.ceil((to - day) / hour) * hour + day),
  }
}

/** Where a moment lies, per cent of the picture; what lies outside is at its edge. */
export function place(moment: string | number, { from, to }: Scale): number {
  const at = typeof moment === 'string' ? Date.parse(moment) : moment
  return Math.round(Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100)) * 1000) / 1000
}

export function bar({ start, end }: { start: string | number; end: string | number }, scale: Scale) {
  const left = place(start, scale)
  return { left: `${left}%`, width: `${Math.round((place(end, scale) - left) * 1000) / 1000}%` }
}

/** The lanes that the filter leaves: alarms first, then the unassigned, then by company and name as the server sorts. */
export function lanesOf(board: Board, filter: Filter, name: (lane: Board['lanes'][number]) => string): Lane[] {
  const alarms = new Map<string, number>()
  for (const { visit, level } of board.alarms) alarms.set(visit, Math.max(level, alarms.get(visit) ?? 0))
  const placed = board.visits
    .filter(({ state }) => state !== 'cancelled' || filter.state === 'cancelled')
    .map((visit) => {
      const alarm = alarms.get(visit.id) ?? 0
      return { visit, row: 0, alarm, dimmed: !isWanted(visit, alarm, filter) }
    })
  const byWorker = new Map<string, Placed[]>()
  for (const one of placed) {
    const worker = one.visit.worker?.id ?? nobody
    byWorker.set(worker, [...(byWorker.get(worker) ?? []), one])
  }
  const isNarrowed = filter.category !== '' || filter.state !== undefined || filter.onlyAlarms
  const lanes = board.lanes
    .filter((lane) => name(lane).toLowerCase().includes(filter.words.trim().toLowerCase()))
    .map((lane) => laneOf({ id: lane.worker.id, ...lane }, byWorker.get(lane.worker.id) ?? []))
    .filter(({ visits }) => !isNarrowed || visits.some(({ dimmed }) => !dimmed))
  const free = laneOf({ id: nobody, shifts: [], off: [], held: [] }, byWorker.get(nobody) ?? [])
  return [free, ...lanes].toSorted((one, other) => other.alarm - one.alarm)
}

function isWanted({ category, state }: BoardVisit, alarm: number, filter: Filter) {
  return (
    (!filter.category || category === filter.category) &&
    (!filter.state || state === filter.state) &&
    (!filter.onlyAlarms || alarm > 0)
  )
}

function laneOf(lane: Omit<Lane, 'visits' | 'rows' | 'alarm'>, visits: Placed[]): Lane {
  const ends: number[] = []
  const sorted = visits.toSorted((one, other) => Date.parse(one.visit.start) - Date.parse(other.visit.start))
  for (const one of sorted) {
    const start = Date.parse(one.visit.start)
    const free = ends.findIndex((end) => end <= start)
    one.row = free < 0 ? ends.length : free
    ends[one.row] = Date.parse(one.visit.end)
  }
  return {
    ...lane,
    visits: sorted,
    rows: Math.max(1, ends.length),
    alarm: Math.max(0, ...visits.map(({ alarm }) => alarm)),
  }
}

/** The new lanes, with those that did not change being the old objects: only what changed is drawn again. */
export function keepSame(old: readonly Lane[], now: readonly Lane[]): Lane[] {
  const known = new Map(old.map((lane) => [lane.id, lane]))
  return now.map((lane) => {
    const before = known.get(lane.id)
    if (!before) return lane
    if (JSON.stringify(before) === JSON.stringify(lane)) return before
    const visits = new Map(before.visits.map((one) => [one.visit.id, one]))
    const kept = lane.visits.map((one) => {
      const was = visits.get(one.visit.id)
      return was && JSON.stringify(was) === JSON.stringify(one) ? was : one
    })
    return { ...lane, visits: kept }
  })
}

/** The possible start nearest to a moment; the present one when it is as near as a step allows. */
export function snap(moment: number, present: number, board: Pick<Board, 'opens' | 'slotMinutes'>): number {
  const step = board.slotMinutes * 60_000
  if (Math.abs(moment - present) < step / 2) return present
  const opens = Date.parse(board.opens)
  return opens + Math.round((moment - opens) / step) * step
}

/** Every possible start of a visit as long as this one. */
export function startsOf(board: Board, visit: Stretch): number[] {
  const length = Date.parse(visit.end) - Date.parse(visit.start)
  const starts = new Set([Date.parse(visit.start)])
  const last = Date.parse(board.closes) - length
  for (let at = Date.parse(board.opens); at <= last; at += board.slotMinutes * 60_000) starts.add(at)
  return [...starts].toSorted((one, other) => one - other)
}

export type Way = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

/** Which visit an arrow key leads to: along the lane by time, or to the nearest in time of the next lane that has any. */
export function step(lanes: readonly Lane[], from: string, way: Way): string | undefined {
  const filled = lanes.map(({ visits }) => visits.filter(({ dimmed }) => !dimmed)).filter(({ length }) => length > 0)
  const row = filled.findIndex((visits) => visits.some(({ visit }) => visit.id === from))
  if (row < 0) return filled[0]?.[0]?.visit.id
  const here = filled[row]!
  const at = here.findIndex(({ visit }) => visit.id === from)
  if (way === 'Home') return here[0]!.visit.id
  if (way === 'End') return here.at(-1)!.visit.id
  if (way === 'ArrowLeft' || way === 'ArrowRight') return here[at + (way === 'ArrowRight' ? 1 : -1)]?.visit.id
  const next = filled[row + (way === 'ArrowDown' ? 1 : -1)]
  const start = Date.parse(here[at]!.visit.start)
  const away = ({ visit }: Placed) => Math.abs(Date.parse(visit.start) - start)
  return next?.reduce((best, one) => (away(one) < away(best) ? one : best)).visit.id
}
