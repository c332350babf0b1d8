import { expect, it } from 'vitest'
import type { QueueEntry } from '@shared/api/station'
import { isFirst, minutesSince, viewOf } from './queue'

const entry = (number: string, standing: QueueEntry['standing'], desk?: number): QueueEntry => ({
  id: number,
  number,
  purpose: 'ask',
  standing,
  takenAt: '2026-11-28T09:00:00+08:00',
  since: '2026-11-28T09:00:00+08:00',
  desk,
})

it('sorts the numbers by what a desk can do with them', () => {
  const numbers = [
    entry('A001', 'served', 1),
    entry('A002', 'called', 2),
    entry('A003', 'called', 1),
    entry('A004', 'waiting', 2),
    entry('A005', 'waiting'),
    entry('A006', 'missed', 1),
  ]
  const { here, waiting, elsewhere, missed, served } = viewOf(numbers, 1)
  expect(here?.number).toBe('A003')
  expect(waiting.map(({ number }) => number)).toEqual(['A005', 'A004'])
  expect(elsewhere.map(({ number }) => number)).toEqual(['A002'])
  expect(missed.map(({ number }) => number)).toEqual(['A006'])
  expect(served).toBe(1)
})

it('counts minutes, none before they begin', () => {
  const at = Date.parse('2026-11-28T09:00:00+08:00')
  expect(minutesSince('2026-11-28T09:00:00+08:00', at + 61_000)).toBe(1)
  expect(minutesSince('2026-11-28T09:00:00+08:00', at - 61_000)).toBe(0)
})

it('takes the second click of a double one for none', () => {
  expect([0, 1, 2, 3].map((detail) => isFirst({ detail }))).toEqual([true, true, false, false])
})
