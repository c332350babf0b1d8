import type { VisitState } from './api/station'

/** The road of a visit that goes well, in order; `aside` are the ends that leave it. */
export const road: readonly VisitState[] = [
  'unassigned',
  'assigned',
  'accepted',
  'departed',
  'arrived',
  'started',
  'finished',
]

export const aside: readonly VisitState[] = ['unanswered', 'left', 'cancelled']

/** How far along the road a state is, from 0; -1 for a visit that left it. */
export const milestone = (state: VisitState) => road.indexOf(state)
