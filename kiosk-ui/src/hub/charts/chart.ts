import type { FigureDefinition, FigureSeries } from '@shared/api/hub'
import { addDays } from '@shared/format'

type Value = number | null | undefined

export interface Spot {
  /** A day, or `2026-03` for a month and `2026` for a year. */
  day: string
  value: Value
  revision: number
}

type Period = FigureSeries['periods'][number]

type By = FigureSeries['by']

const written: Record<By, number> = { day: 10, month: 7, year: 4 }

/** The next day, month or year after one, as it is written. */
function after(spot: string, by: By): string {
  if (by === 'day') return addDays(spot, 1)
  const [year, month] = spot.split('-').map(Number) as [number, number]
  if (by === 'year') return String(year + 1)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}

/** A figure day by day, or month by month, from the first to the last; one of which nothing is known has no value. */
export function spotsOf(periods: readonly Period[], from: string, to: string, code: string, by: By): Spot[] {
  const name = (day: string) => day.slice(0, written[by])
  const known = new Map(periods.map((period) => [name(period.from), period]))
  const spots: Spot[] = []
  for (let day = name(from); day <= name(to); day = after(day, by)) {
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
