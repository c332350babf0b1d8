import { expect, it } from 'vitest'
import { linesOf, spoken, topOf } from './figures'

it('says a number as people read it', () => {
  expect(spoken(0.9344, 'share')).toBe('93.4 %')
  expect(spoken(1, 'share')).toBe('100 %')
  expect(spoken(12.34, 'minutes')).toBe('12.3')
  expect(spoken(0.12345, 'gini')).toBe('0.123')
  expect(spoken(undefined, 'share')).toBe('–')
})

it('finds a round top of the scale', () => {
  expect(topOf([0.2, undefined], 'share')).toBe(1)
  expect(topOf([12, 34], 'minutes')).toBe(40)
  expect(topOf([0.21], 'gini')).toBeCloseTo(0.3)
  expect(topOf([undefined], 'minutes')).toBe(1)
})

it('breaks the line where nothing happened', () => {
  expect(linesOf([1, 0.5, undefined, 0], 1, 300, 100)).toEqual([
    [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
    ],
    [{ x: 300, y: 100 }],
  ])
  expect(linesOf([1], 1, 300, 100)).toEqual([[{ x: 150, y: 0 }]])
})
