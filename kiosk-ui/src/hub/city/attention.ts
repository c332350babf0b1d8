import type { StationOverview } from '@shared/api/hub'

const order: Record<StationOverview['liveness'], number> = { silent: 0, late: 1, never: 2, live: 3 }

/** Stations in the order in which somebody should look at them: contradictions, silent, late, then the others. */
export function byAttention(stations: readonly StationOverview[]): StationOverview[] {
  const rank = ({ forks, liveness }: StationOverview) => (forks > 0 ? -1 : order[liveness])
  return [...stations].sort((a, b) => rank(a) - rank(b))
}
