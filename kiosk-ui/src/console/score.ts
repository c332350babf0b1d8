import type { Candidates } from '@shared/api/station'

/** A term of one candidate's score: what was measured, and what it adds. */
export type Scored = Candidates['terms'][number] & { value: number; points: number }

/** What a candidate's score is made of. */
export const scored = ({ terms }: Candidates, values: readonly number[]): Scored[] =>
  terms.map((term, i) => ({ ...term, value: values[i] ?? 0, points: (values[i] ?? 0) * term.weight }))

/** What adds to a score and what takes from it, each part as a share (0–1) of the longest side of all candidates. */
export function sides(terms: readonly Scored[], scale: number) {
  const part = ({ name, points }: Scored) => ({ name, share: Math.abs(points) / scale })
  return {
    taking: terms.filter(({ points }) => points < 0).map(part),
    adding: terms.filter(({ points }) => points > 0).map(part),
  }
}

/** Points of the longest side of any candidate, so that their bars can be compared; never 0. */
export function scaleOf(candidates: readonly (readonly Scored[])[]): number {
  const length = (terms: readonly Scored[], sign: 1 | -1) =>
    terms.reduce((sum, { points }) => sum + Math.max(0, points * sign), 0)
  return Math.max(1, ...candidates.flatMap((terms) => [length(terms, 1), length(terms, -1)]))
}
