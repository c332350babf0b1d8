import type { FigureDefinition, FigureSeries } from '@shared/api/hub'
import { addDays } from '@shared/format'

type Value = number | null | undefined

export interface Spot {
  day: string
  value: Value
  revision: number
}

type Period = FigureSeries['periods'][number]

/** A figure day by day from the first to the last; a day of which nothing is known has no value. */
export function daysOf(periods: readonly Period[], from: string, to: string, code: string): Spot[] {
  const known = new Map(periods.map((period) => [period.from, period]))
  const spots: Spot[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const period = known.get(day)
    spots.push({ day, value: period?.values[code], revision: period?.revision ?? 0 })
  }
  return spots
}

/**
 * The top of the scale: 1 for a share, else a round number that is not below any value, and whose half can be written: a
 * whole number of counts, one decimal of anything else.
 */
export function topOf(values: readonly Value[], unit: FigureDefinition['unit']): number {
  if (unit === 'share') return 1
  const finest = unit === 'count' ? 1 : 0.1
  const known = Math.max(0, ...values.map((value) => value ?? 0))
  const most = known === 0 ? Math.max(1, 2 * finest) : Math.max(2 * finest, known)
  const step = 10 ** Math.floor(Math.log10(most) + 1e-9)
  const written = (half: number) => Math.abs(half / finest - Math.round(half / finest)) < 1e-6
  return [1, 2, 2.5, 3, 4, 5, 6, 8, 10]
    .map((factor) => factor * step)
    .find((round) => round >= most - 1e-9 && written(round / 2))!
}

export interface Point {
  x: number
  y: number
}

/** Lines from left to right in a box; where there is no value, one ends. */
export function linesOf(values: readonly Value[], top: number, width: number, height: number): Point[][] {
  const lines: Point[][] = [[]]
  values.forEach((value, index) => {
    if (typeof value !== 'number') lines.push([])
    else lines.at(-1)!.push({ x: xOf(index, values.length, width), y: height - (value / top) * height })
  })
  return lines.filter(({ length }) => length > 0)
}

/** Where the place of a value is; one alone stands in the middle. */
export const xOf = (index: number, count: number, width: number) =>
  count > 1 ? (index * width) / (count - 1) : width / 2
