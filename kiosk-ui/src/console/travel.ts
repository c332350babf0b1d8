import type { Travel } from '@shared/api/station'

/** A message about how travel is reckoned, with what it names. */
export interface Line {
  key: 'basis' | 'learned' | 'few' | 'off' | 'used' | 'away'
  values: Record<string, string | number>
}

/** How minutes on the way are reckoned: from what, corrected by which trips, with or without routes. */
export function linesOf(travel: Travel): Line[] {
  const lines: Line[] = [{ key: 'basis', values: { kmh: travel.kmh, detour: travel.detour } }, correction(travel)]
  if (travel.routing !== 'none') lines.push({ key: travel.routing, values: {} })
  return lines
}

function correction({ factor, trips, needed, days }: Travel): Line {
  if (days === 0) return { key: 'off', values: {} }
  return trips < needed
    ? { key: 'few', values: { trips, needed, days } }
    : { key: 'learned', values: { trips, factor, days } }
}
