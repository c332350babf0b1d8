import type { Day } from './api/station'

/** The starts of the days that somebody can still have, in order. */
export const freeSlots = (days: readonly Day[]) => days.flatMap(({ slots }) => slots.filter(({ free }) => free > 0))

/** Those at which all who work then are taken; asked for with `why`. */
export const fullSlots = (days: readonly Day[]) =>
  days.flatMap(({ slots }) => slots.filter(({ why }) => why === 'full'))
