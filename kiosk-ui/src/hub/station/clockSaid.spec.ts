import { expect, test } from 'vitest'
import { clockSaid } from './clockSaid'

test('a clock is right as long as the way may be what differs', () => {
  expect(clockSaid(-900).key).toBe('clockRight')
  expect(clockSaid(1400).key).toBe('clockRight')
  expect(clockSaid(12_400)).toEqual({ key: 'clockAhead', seconds: 12 })
  expect(clockSaid(-2000)).toEqual({ key: 'clockBehind', seconds: 2 })
})
