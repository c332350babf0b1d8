import type { OpenDay, OpeningWeek } from './api/station'

/** Days of the week in a row with the same hours; without hours no visit is taken on them. Monday is 1. */
export interface Run {
  first: number
  last: number
  hours?: OpenDay
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A week, told shortly. */
export function runsOf({ days }: Pick<OpeningWeek, 'days'>): Run[] {
  const runs: Run[] = []
  for (const weekday of weekdays) {
    const day = days.find((one) => one.weekday === weekday)
    const hours = day && { opens: day.opens, closes: day.closes }
    const before = runs.at(-1)
    if (before && before.hours?.opens === hours?.opens && before.hours?.closes === hours?.closes) before.last = weekday
    else runs.push({ first: weekday, last: weekday, hours })
  }
  return runs
}

/** Without those that change nothing. */
export const changes = <W extends Pick<OpeningWeek, 'days'>>(weeks: readonly W[]): W[] =>
  weeks.filter(({ days }, index) => JSON.stringify(days) !== JSON.stringify(weeks[index - 1]?.days))

/** The hours of a day such as `2026-11-28`, of the week that holds now; nothing where no visit is taken on it. */
export function hoursOn(weeks: readonly OpeningWeek[], date: string): OpenDay | undefined {
  const holding = weeks.findLast(({ from }) => !from || from <= date)
  const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  return holding?.days.find((day) => day.weekday === weekday)
}

/** A day of that name, for formatting it: the first Monday of 2024 was its first day. */
export const dayNamed = (weekday: number) => `2024-01-0${weekday}T12:00:00+08:00`
