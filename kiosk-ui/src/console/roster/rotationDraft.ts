import type { Rotation, RotationRequest } from '@shared/api/station'
import { addDays, daysBetween, mondayOf } from '@shared/format'

/** One day of a pattern as it is filled in. */
export interface DraftDay {
  works: boolean
  from: string
  to: string
  pause: boolean
  breakFrom: string
  breakTo: string
}

export interface Draft {
  anchor: string
  days: DraftDay[]
  followsCalendar: boolean
  from: string
  takeOff: boolean
}

const usual = { from: '08:00', to: '17:00', breakFrom: '12:00', breakTo: '13:00' }

export const newDay = (works = true): DraftDay => ({ works, pause: works, ...usual })

/** Workdays and rest days of the patterns that are usual. */
export const presets = { five: [5, 2], six: [6, 1], four: [4, 2] } as const

export const daysOf = ([work, rest]: readonly [number, number]): DraftDay[] =>
  Array.from({ length: work + rest }, (_, index) => newDay(index < work))

/** The pattern of a worker, from tomorrow on; five days of seven for one who has none. */
export function draftOf(rotation: Rotation, today: string): Draft {
  const tomorrow = addDays(today, 1)
  const days = rotation.days.map((day) => ({
    works: !!day.from,
    from: day.from ?? usual.from,
    to: day.to ?? usual.to,
    pause: !!day.breakFrom,
    breakFrom: day.breakFrom ?? usual.breakFrom,
    breakTo: day.breakTo ?? usual.breakTo,
  }))
  return {
    anchor: rotation.anchor ? latest(rotation.anchor, rotation.days.length, tomorrow) : mondayOf(tomorrow),
    days: days.length ? days : daysOf(presets.five),
    followsCalendar: rotation.version ? rotation.followsCalendar : true,
    from: tomorrow,
    takeOff: false,
  }
}

/** The last day until `day` on which the cycle begins. */
const latest = (anchor: string, length: number, day: string) =>
  addDays(day, -(((daysBetween(anchor, day) % length) + length) % length))

/** What is sent: a day of rest has no hours. */
export function requestOf({ days, ...rest }: Draft): RotationRequest {
  return {
    ...rest,
    days: days.map(({ works, from, to, pause, breakFrom, breakTo }) =>
      !works ? {} : pause ? { from, to, breakFrom, breakTo } : { from, to },
    ),
  }
}

/** A cycle of a week that begins on a Monday: its days have names. */
export const isWeek = ({ anchor, days }: Pick<Draft, 'anchor' | 'days'>) =>
  days.length === 7 && mondayOf(anchor) === anchor
