import { expect, it } from 'vitest'
import { longestPause, pauseAfter } from './pause'

it('waits twice as long each time, up to two minutes, and never at the same moment as the others', () => {
  expect([0, 1, 2, 6, 7, 99].map((attempts) => pauseAfter(attempts, 0))).toEqual([
    1000,
    2000,
    4000,
    64_000,
    longestPause,
    longestPause,
  ])
  expect(pauseAfter(2, 1)).toBe(2000)
})
