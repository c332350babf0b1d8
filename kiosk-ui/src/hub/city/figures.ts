import type { Figures, StationOverview } from '@shared/api/hub'

/** The city's figures: those of its stations added up. */
export function total(stations: readonly StationOverview[]): Figures {
  const sum: Figures = { bookings: 0, cancelled: 0, visits: 0, underWay: 0, finished: 0 }
  for (const { figures } of stations) {
    for (const name of Object.keys(sum) as (keyof Figures)[]) sum[name] += figures[name]
  }
  return sum
}
