import { expect, it } from 'vitest'
import { changes, hoursOn, runsOf } from './openingHours'

const day = (weekday: number, opens = '08:00', closes = '20:00') => ({ weekday, opens, closes })
const usual = { opens: '08:00', closes: '20:00' }

it('tells a week by its days in a row', () => {
  expect(runsOf({ days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => day(weekday)) })).toEqual([
    { first: 1, last: 7, hours: usual },
  ])
  expect(runsOf({ days: [day(1), day(2), day(3, '09:00'), day(5)] })).toEqual([
    { first: 1, last: 2, hours: usual },
    { first: 3, last: 3, hours: { opens: '09:00', closes: '20:00' } },
    { first: 4, last: 4, hours: undefined },
    { first: 5, last: 5, hours: usual },
    { first: 6, last: 7, hours: undefined },
  ])
  expect(runsOf({ days: [] })).toEqual([{ first: 1, last: 7, hours: undefined }])
})

it('passes over weeks that change nothing', () => {
  const first = { days: [day(1)] }
  const same = { days: [day(1)] }
  const other = { days: [day(1), day(2)] }
  expect(changes([first, same, other, first])).toEqual([first, other, first])
})

it('takes the hours of a day from the last week that has begun', () => {
  const weeks = [{ days: [day(6), day(7)] }, { id: 'w', from: '2026-12-05', days: [day(6, '09:00')] }]
  expect(hoursOn(weeks, '2026-11-28')?.opens).toBe('08:00')
  expect(hoursOn(weeks, '2026-11-30')).toBeUndefined()
  expect(hoursOn(weeks, '2026-12-05')?.opens).toBe('09:00')
  expect(hoursOn(weeks, '2026-12-06')).toBeUndefined()
})
