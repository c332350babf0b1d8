import { expect, it } from 'vitest'
import type { Candidate } from '@shared/api/station'
import { scaleOf, sides } from './score'

const term = (name: 'wish' | 'travel' | 'rating' | 'fairness', points: number) => ({
  name,
  points,
  value: 1,
  unit: 'hours' as const,
  weight: points,
})
const candidate = (...terms: Candidate['terms']): Candidate => ({
  worker: { id: 'w', name: '王', company: { zh: '甲', en: 'A' } },
  score: 0,
  terms,
})

it('puts what adds on one side and what takes on the other', () => {
  expect(sides([term('wish', 30), term('travel', -5), term('rating', 10)], 40)).toEqual({
    taking: [{ name: 'travel', share: 0.125 }],
    adding: [
      { name: 'wish', share: 0.75 },
      { name: 'rating', share: 0.25 },
    ],
  })
})

it('measures all candidates by the longest side', () => {
  const shy = candidate(term('rating', 10))
  const far = candidate(term('travel', -20), term('fairness', -5), term('rating', 12))
  expect(scaleOf([shy, far])).toBe(25)
  expect(scaleOf([])).toBe(1)
})
