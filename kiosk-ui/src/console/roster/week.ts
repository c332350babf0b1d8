import type { Quota, Roster, RosterVisit, Shift, TimeOff, WorkerName } from '@shared/api/station'
import { addDays, dayOf } from '@shared/format'

export type Line = Roster['workers'][number]
export type RosterDay = Roster['days'][number]

/** What a worker has on a day. */
export interface Cell {
  date: string
  shifts: Shift[]
  /** Approved, or asked for and not decided yet. */
  off: TimeOff[]
  /** Visits in no shift. */
  uncovered: RosterVisit[]
}

/** Whether the time off is of that day, even of a part of it. */
export function touches({ start, end }: Pick<TimeOff, 'start' | 'end'>, day: string, zone: string): boolean {
  return dayOf(start, zone) <= day && day <= dayOf(new Date(Date.parse(end) - 1), zone)
}

export const counts = ({ state }: TimeOff) => state === 'approved' || state === 'pending'

/** A worker's days. A shift or a visit past midnight belongs to the day on which it begins. */
export function cellsOf(line: Line, days: readonly RosterDay[], off: readonly TimeOff[], zone: string): Cell[] {
  const own = off.filter((one) => one.worker.id === line.worker.id && counts(one))
  return days.map(({ date }) => ({
    date,
    shifts: line.shifts.filter(({ start }) => dayOf(start, zone) === date),
    off: own.filter((one) => touches(one, date, zone)),
    uncovered: line.conflicts.filter(({ start }) => dayOf(start, zone) === date),
  }))
}

/** The length of the shifts in minutes. */
export const lengthOf = (shifts: readonly Pick<Shift, 'start' | 'end'>[]) =>
  shifts.reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 60_000, 0)

/** `450` → `7.5`. */
export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10

export interface Group {
  name: Line['worker']['company']
  lines: Line[]
}

/** Those in whose name or company every word occurs, by company, as they come. */
export function groupsOf(lines: readonly Line[], words: string): Group[] {
  const asked = words.toLowerCase().split(/\s+/)
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const { name, company } = line.worker
    const text = `${name} ${company.zh} ${company.en}`.toLowerCase()
    if (!asked.every((word) => text.includes(word))) continue
    const group = groups.get(company.zh) ?? { name: company, lines: [] }
    groups.set(company.zh, group)
    group.lines.push(line)
  }
  return [...groups.values()]
}

/** Visits by the day on which they begin. */
export function byDay(visits: readonly RosterVisit[], zone: string): [string, RosterVisit[]][] {
  const days = new Map<string, RosterVisit[]>()
  for (const visit of visits.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))) {
    const day = dayOf(visit.start, zone)
    days.set(day, [...(days.get(day) ?? []), visit])
  }
  return [...days]
}

/** How many of each company are away at most on a day of the quota, fullest company first. */
export function usageOf(quota: Pick<Quota, 'from' | 'until'>, off: readonly TimeOff[], zone: string) {
  const most = new Map<string, { company: TimeOff['worker']['company']; away: number }>()
  const approved = off.filter(({ state }) => state === 'approved')
  for (let day = quota.from; day <= quota.until; day = addDays(day, 1)) {
    const away = new Map<string, Set<string>>()
    for (const one of approved.filter((found) => touches(found, day, zone))) {
      const { company, id } = one.worker
      const ids = (away.get(company.zh) ?? new Set()).add(id)
      away.set(company.zh, ids)
      const known = most.get(company.zh)
      most.set(company.zh, { company, away: Math.max(known?.away ?? 0, ids.size) })
    }
  }
  return [...most.values()].toSorted((one, other) => other.away - one.away)
}

/** Workers by company, both as they come. */
export function byCompany(workers: readonly WorkerName[]) {
  const groups = new Map<string, { company: WorkerName['company']; workers: WorkerName[] }>()
  for (const worker of workers) {
    const group = groups.get(worker.company.zh) ?? { company: worker.company, workers: [] }
    group.workers.push(worker)
    groups.set(worker.company.zh, group)
  }
  return [...groups.values()]
}
