import type { Figure } from '@shared/api/station'

/** A number as people read it: 0.934 as a share is `93.4 %`; nothing happened is a dash. */
export function spoken(value: number | undefined, unit: Figure['unit']): string {
  if (value === undefined) return '–'
  if (unit === 'share') return `${round(value * 100, 1)} %`
  return String(round(value, unit === 'gini' ? 3 : 1))
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

/** The top of the scale: 1 for a share, a round number above the highest value otherwise. */
export function topOf(values: readonly (number | undefined)[], unit: Figure['unit']): number {
  if (unit === 'share') return 1
  const most = Math.max(0, ...values.map((value) => value ?? 0))
  if (most === 0) return 1
  const step = 10 ** Math.floor(Math.log10(most))
  return Math.ceil(most / step) * step
}

export interface Point {
  x: number
  y: number
}

/** Points from left to right within a box; a part in which nothing happened breaks the line. */
export function linesOf(
  values: readonly (number | undefined)[],
  top: number,
  width: number,
  height: number,
): Point[][] {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const lines: Point[][] = [[]]
  values.forEach((value, index) => {
    if (value === undefined) lines.push([])
    else lines.at(-1)!.push({ x: values.length > 1 ? index * step : width / 2, y: height - (value / top) * height })
  })
  return lines.filter(({ length }) => length > 0)
}
