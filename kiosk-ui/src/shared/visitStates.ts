import type { VisitState } from './api/station'

/** The road every visit travels, in order; `cancelled` leaves it. */
export const road: readonly VisitState[] = [
  'unassigned',
  'assigned',
  'accepted',
  'departed',
  'arrived',
  'started',
  'finished',
]

/** How far along the road a state is, from 0; -1 for a visit that left it. */
export const milestone = (state: VisitState) => road.indexOf(state)
