import { expect, it } from 'vitest'
import { timeMatches } from './times'

const nine = { start: '', free: 2, date: '12/1', clock: '09:30', words: '明天 周二 Tue' }

it.each(['', '9', '09', '9:30', '9:', '09:3', '明天', 'mt 9', '12/1', '12-1 9', 'tue', 'ze', '周二 9：30'])(
  '%s is half past nine tomorrow',
  (typed) => expect(timeMatches(typed, nine)).toBe(true),
)
it.each(['10', '1', '9:00', '12/2', '今天', 'mt 10'])('%s is not', (typed) =>
  expect(timeMatches(typed, nine)).toBe(false),
)
