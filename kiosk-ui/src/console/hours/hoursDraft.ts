import type { OpeningWeek, OpeningWeekRequest, OutsideHours } from '@shared/api/station'
import { addDays } from '@shared/format'

/** A week as it is filled in, Monday first. */
export interface Draft {
  from: string
  days: { takes: boolean; opens: string; closes: string }[]
}

/** What holds, to be changed from tomorrow on. */
export function draftOf(week: OpeningWeek, today: string): Draft {
  const usual = week.days[0] ?? { opens: '08:00', closes: '20:00' }
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const day = week.days.find((one) => one.weekday === weekday)
    return { takes: !!day, opens: (day ?? usual).opens, closes: (day ?? usual).closes }
  })
  return { from: addDays(today, 1), days }
}

export const weekOf = ({ from, days }: Draft): OpeningWeekRequest => ({
  from,
  days: days.flatMap(({ takes, opens, closes }, index) => (takes ? [{ weekday: index + 1, opens, closes }] : [])),
})

export type OutsideVisit = OutsideHours['visits'][number]

/** What becomes of a visit that lies outside: it stays, goes to another time, or is called off once its resident was told. */
export type Fate = { kind: 'keep' } | { kind: 'cancel' } | { kind: 'move'; start: string }

export const fatesOf = ({ slots }: OutsideVisit): Fate[] => [
  ...slots.map(({ start }) => ({ kind: 'move' as const, start })),
  { kind: 'keep' },
  { kind: 'cancel' },
]
