import { expect, it } from 'vitest'
import type { Booking } from '@shared/api/station'
import { occasionsOf } from './series'

const visit = (id: string, start: string, state: Booking['visits'][number]['state'], crew?: string) => ({
  id,
  version: 1,
  state,
  start: `2026-12-${start}:00+08:00`,
  end: `2026-12-${start}:30+08:00`,
  urgent: false,
  ...(crew ? { crew } : {}),
})

it('lists dates by time, whatever order they come in', () => {
  const dates = occasionsOf([visit('b', '08T09:00', 'assigned'), visit('a', '01T09:00', 'finished')])
  expect(dates.map((date) => [date.visit, date.open])).toEqual([
    ['a', false],
    ['b', true],
  ])
})

it('counts a crew as one date, open until one of it is at work', () => {
  const [date, ...more] = occasionsOf([
    visit('second', '01T10:00', 'departed', 'crew'),
    visit('first', '01T09:00', 'started', 'crew'),
  ])
  expect(more).toEqual([])
  expect([date!.visit, date!.parts.length, date!.open]).toEqual(['first', 2, false])
})

it('lets a date be called off while somebody is on the way', () => {
  expect(occasionsOf([visit('a', '01T09:00', 'departed')])[0]!.open).toBe(true)
})
