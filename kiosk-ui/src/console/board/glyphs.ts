import type { VisitState } from '@shared/api/station'

/** A sign for each state, so that nobody has to tell colours apart; each is in the page's own font. */
export const glyphs: Record<VisitState, string> = {
  unassigned: '?',
  assigned: '○',
  accepted: '◎',
  departed: '△',
  arrived: '□',
  started: '■',
  finished: '✓',
  unanswered: '×',
  left: '←',
  cancelled: '–',
}
