import type { StationOverview } from '@shared/api/hub'

const order: Record<StationOverview['liveness'], number> = { silent: 0, late: 1, revoked: 2, never: 3, live: 4 }

/** Stations in the order in which somebody should look at them: contradictions, silent, late, then the others. */
export function byAttention(stations: readonly StationOverview[]): StationOverview[] {
  const rank = ({ forks, liveness }: StationOverview) => (forks > 0 ? -1 : order[liveness])
  return [...stations].sort((a, b) => rank(a) - rank(b))
}

/** Whether somebody should look after the station: it is not heard, contradicts itself, or figures lack what it says. */
export const needsCare = ({ liveness, forks, notCounted }: StationOverview) =>
  liveness !== 'live' || forks > 0 || notCounted > 0
