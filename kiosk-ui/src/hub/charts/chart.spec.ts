import { expect, test } from 'vitest'
import { linesOf, spotsOf, topOf } from './chart'

test('days without figures stay in the row, without a value', () => {
  const periods = [
    { from: '2026-02-28', values: { visits: 3 }, revision: 1 },
    { from: '2026-03-02', values: { visits: null }, revision: 0 },
  ]
  expect(spotsOf(periods, '2026-02-28', '2026-03-02', 'visits', 'day')).toEqual([
    { day: '2026-02-28', value: 3, revision: 1 },
    { day: '2026-03-01', value: undefined, revision: 0 },
    { day: '2026-03-02', value: null, revision: 0 },
  ])
})

test('months and years stand in the row, too', () => {
  const periods = [{ from: '2026-01-01', values: { visits: 3 }, revision: 0 }]
  const days = (by: 'month' | 'year') => spotsOf(periods, '2025-12-01', '2026-02-03', 'visits', by)
  expect(days('month').map(({ day, value }) => [day, value])).toEqual([
    ['2025-12', undefined],
    ['2026-01', 3],
    ['2026-02', undefined],
  ])
  expect(days('year').map(({ day, value }) => [day, value])).toEqual([
    ['2025', undefined],
    ['2026', 3],
  ])
})

test('a scale ends at a round number that holds every value', () => {
  expect(topOf([0.2], 'share')).toBe(1)
  expect(topOf([null, 0], 'count')).toBe(2)
  expect(topOf([3, 17], 'count')).toBe(20)
  expect(topOf([23], 'count')).toBe(30)
  expect(topOf([1000], 'count')).toBe(1000)
  expect(topOf([0.3], 'minutes')).toBe(0.4)
  expect(topOf([null], 'minutes')).toBe(1)
})

test('the middle of a scale of counts is a count', () => {
  for (let most = 0; most < 3000; most++) {
    const top = topOf([most], 'count')
    expect(top).toBeGreaterThanOrEqual(most)
    expect(top / 2).toBe(Math.round(top / 2))
  }
})

test('a line breaks where there is no value, and one value alone stands in the middle', () => {
  expect(linesOf([0, 10, null, 5], 10, 90, 40)).toEqual([
    [
      { x: 0, y: 40 },
      { x: 30, y: 0 },
    ],
    [{ x: 90, y: 20 }],
  ])
  expect(linesOf([10], 10, 90, 40)).toEqual([[{ x: 45, y: 0 }]])
})
