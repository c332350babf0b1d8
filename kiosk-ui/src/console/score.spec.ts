import { expect, it } from 'vitest'
import type { Candidates } from '@shared/api/station'
import { scaleOf, scored, sides } from './score'

const term = (name: 'wish' | 'travel' | 'rating' | 'fairness', points: number) => ({
  name,
  points,
  value: 1,
  unit: 'hours' as const,
  weight: points,
})

it('reads what each term adds from its weight and what was measured', () => {
  const terms = [
    { name: 'travel' as const, unit: 'minutes' as const, weight: -0.5 },
    { name: 'rating' as const, unit: 'stars' as const, weight: 2 },
  ]
  const found: Candidates = { visit: 'v', version: 1, terms, candidates: [], excluded: [] }
  expect(scored(found, [12, 4.5])).toEqual([
    { ...terms[0], value: 12, points: -6 },
    { ...terms[1], value: 4.5, points: 9 },
  ])
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
  const shy = [term('rating', 10)]
  const far = [term('travel', -20), term('fairness', -5), term('rating', 12)]
  expect(scaleOf([shy, far])).toBe(25)
  expect(scaleOf([])).toBe(1)
})
