import { expect, it } from 'vitest'
import { heightOf, lowerEdge, lowHead, reach } from './reach'

it('keeps everything to be touched within reach of whoever sits', () => {
  expect(heightOf(lowHead, lowerEdge.highest)).toBeLessThanOrEqual(reach.highest)
  expect(heightOf(1920, lowerEdge.usual)).toBeGreaterThanOrEqual(reach.lowest)
  expect(heightOf(1920)).toBe(400)
  expect(heightOf(0)).toBe(1352)
})
