import type { Day } from './api/station'

/** The starts of the days that somebody can still have, in order. */
export const freeSlots = (days: readonly Day[]) => days.flatMap(({ slots }) => slots.filter(({ free }) => free > 0))
