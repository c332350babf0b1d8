import type { FigureDefinition } from '@shared/api/hub'

/** A figure as it is written; a dash where there is nothing to say. */
export function figureText(value: number | null | undefined, unit: FigureDefinition['unit']): string {
  if (value === null || value === undefined) return '–'
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`
  return unit === 'count' ? String(value) : value.toFixed(1)
}

/** Whether a figure reaches its goal; nothing where there is no goal or no value. */
export function meets(value: number | null | undefined, goal: number | undefined): boolean | undefined {
  return value === null || value === undefined || goal === undefined ? undefined : value >= goal
}
