import { expect, it } from 'vitest'
import { figureText, meets } from './figureText'

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
