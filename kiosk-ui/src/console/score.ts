import type { Candidate } from '@shared/api/station'

type Terms = Candidate['terms']

/** What adds to a score and what takes from it, each part as a share (0–1) of the longest side of all candidates. */
export function sides(terms: Terms, scale: number) {
  const part = ({ name, points }: Terms[number]) => ({ name, share: Math.abs(points) / scale })
  return {
    taking: terms.filter(({ points }) => points < 0).map(part),
    adding: terms.filter(({ points }) => points > 0).map(part),
  }
}

/** Points of the longest side of any candidate, so that their bars can be compared; never 0. */
export function scaleOf(candidates: readonly Candidate[]): number {
  const length = (terms: Terms, sign: 1 | -1) => terms.reduce((sum, { points }) => sum + Math.max(0, points * sign), 0)
  return Math.max(1, ...candidates.flatMap(({ terms }) => [length(terms, 1), length(terms, -1)]))
}
