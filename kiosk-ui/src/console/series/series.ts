import type { Booking } from '@shared/api/station'
import { isUnbegun } from '@shared/visitStates'

type Part = Booking['visits'][number]

/** One date of a booking: a visit, or those of a crew. */
export interface Occasion {
  visit: string
  parts: readonly Part[]
  start: string
  state: Part['state']
  /** Work has not begun yet, so it can be called off. */
  open: boolean
}

/** The dates of a booking, soonest first; the visits of a crew are one. */
export function occasionsOf(visits: readonly Part[]): Occasion[] {
  const byCrew = new Map<string, Part[]>()
  for (const visit of visits) {
    const key = visit.crew ?? visit.id
    byCrew.set(key, [...(byCrew.get(key) ?? []), visit])
  }
  return [...byCrew.values()]
    .map((parts) => parts.toSorted((one, other) => one.start.localeCompare(other.start)))
    .map((parts) => ({
      visit: parts[0]!.id,
      parts,
      start: parts[0]!.start,
      state: parts[0]!.state,
      open: parts.every(({ state }) => isUnbegun(state)),
    }))
    .toSorted((one, other) => one.start.localeCompare(other.start))
}
