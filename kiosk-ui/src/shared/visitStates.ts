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

/** Nobody is on the way yet. */
export const isOpen = (state: VisitState) => ['unassigned', 'assigned', 'accepted'].includes(state)

/** Work has not begun: staff can still say who does it, when, and whether. */
export const isUnbegun = (state: VisitState) => isOpen(state) || ['departed', 'arrived'].includes(state)

/** Somebody is on the way, at the door or at work. */
export const isUnderWay = (state: VisitState) => ['departed', 'arrived', 'started'].includes(state)

/** Nothing more happens at the visit. */
export const isOver = (state: VisitState) => state === 'finished' || aside.includes(state)

/** How far along the road a state is, from 0; -1 for a visit that left it. */
export const milestone = (state: VisitState) => road.indexOf(state)
