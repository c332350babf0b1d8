import { expect, it } from 'vitest'
import { figureText, meets, ranked } from './figureText'

it('writes figures in their units', () => {
  expect(figureText(0.9512, 'share')).toBe('95.1%')
  expect(figureText(7, 'count')).toBe('7')
  expect(figureText(2.25, 'hours')).toBe('2.3')
  expect(figureText(null, 'share')).toBe('–')
})

it('judges only what has a goal and a value', () => {
  expect(meets(0.9, 0.9)).toBe(true)
  expect(meets(0.89, 0.9)).toBe(false)
  expect(meets(null, 0.9)).toBeUndefined()
  expect(meets(3, undefined)).toBeUndefined()
})

it('puts stations without a value last, whichever the direction', () => {
  const line = (a: number | null) => ({ values: { a } })
  expect(ranked([line(1), line(null), line(3)], 'a', true)).toEqual([line(3), line(1), line(null)])
  expect(ranked([line(3), line(null), line(1)], 'a', false)).toEqual([line(1), line(3), line(null)])
})
