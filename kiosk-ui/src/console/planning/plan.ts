import type { LateVisit, Plan, Visit } from '@shared/api/station'

export type Change = Plan['changes'][number]
export type Why = NonNullable<Plan['preview']>['changes'][number]

/** What is asked of the planner beside the day. */
export interface Asked {
  away: string[]
  late: LateVisit[]
}

/** A visit in the picture, where it stands before or after the plan. */
export interface Block {
  visit: Visit
  changed: boolean
}

export interface Lane {
  worker: string
  before: Block[]
  after: Block[]
}

/** The day of every worker whom the plan gives or takes something, as it is and as it would be. */
export function lanesOf(visits: readonly Visit[], changes: readonly Change[]): Lane[] {
  const moved = new Map(changes.map((change) => [change.visit, change]))
  const workers = [...new Set(changes.flatMap(({ from, to }) => (from ? [from, to] : [to])))]
  const blocks = (worker: string, side: 'from' | 'to') =>
    visits
      .filter((visit) => {
        const change = moved.get(visit.id)
        return (change ? change[side] : visit.worker?.id) === worker && visit.state !== 'cancelled'
      })
      .map((visit) => ({ visit, changed: moved.has(visit.id) }))
  return workers.map((worker) => ({ worker, before: blocks(worker, 'from'), after: blocks(worker, 'to') }))
}

/** The full hours around all visits, as milliseconds; a day without visits has an hour. */
export function spanOf(visits: readonly Visit[]): { from: number; to: number } {
  const hour = 3_600_000
  const starts = visits.map(({ start }) => Date.parse(start))
  const ends = visits.map(({ end }) => Date.parse(end))
  if (starts.length === 0) return { from: 0, to: hour }
  return { from: Math.floor(Math.min(...starts) / hour) * hour, to: Math.ceil(Math.max(...ends) / hour) * hour }
}

/** What can still be applied. */
export const openChanges = (changes: readonly Change[]) => changes.filter(({ applied, stale }) => !applied && !stale)

/** Residents who count on somebody who will not come. */
export const toTell = (changes: readonly Change[]) => changes.filter(({ reach }) => reach)

/** What a link such as `#/planning?away=w1&late=v1:30` asks for. */
export function askedBy(query: Record<string, string> = {}): Asked {
  const late = (query.late ?? '').split(',').filter(Boolean)
  return {
    away: (query.away ?? '').split(',').filter(Boolean),
    late: late.map((one) => {
      const [visit = '', minutes = '30'] = one.split(':')
      return { visit, minutes: Number(minutes) || 30 }
    }),
  }
}
