import { expect, it } from 'vitest'
import { unicodeRange } from './unicodeRange'

it('adds up the differences', () => {
  expect(unicodeRange('feo 3-2 1')).toBe('U+4e00,U+4e03-4e05,U+4e06')
})
