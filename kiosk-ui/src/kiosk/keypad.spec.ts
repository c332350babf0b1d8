import { expect, it } from 'vitest'
import { grouped, isPhone, masked, press } from './keypad'

it('takes mobiles and land lines and nothing shorter', () => {
  expect(isPhone('13800138000')).toBe(true)
  expect(isPhone('057912345678')).toBe(true)
  expect(isPhone('1380013800')).toBe(false)
  expect(isPhone('23800138000')).toBe(false)
})

it('stops where no number is longer', () => {
  expect(press('057912345678', '9')).toBe('057912345678')
  expect(press('1', '3')).toBe('13')
})

it('groups digits for reading back', () => {
  expect(grouped('13800138000')).toBe('138 0013 8000')
  expect(grouped('138')).toBe('138')
  expect(grouped('138001')).toBe('138 001')
})

it('hides the middle in public', () => {
  expect(masked('13800138000')).toBe('138 **** 8000')
})
