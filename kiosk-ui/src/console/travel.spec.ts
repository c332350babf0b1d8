import { expect, it } from 'vitest'
import type { Travel } from '@shared/api/station'
import { linesOf } from './travel'

const travel = (known: Partial<Travel> = {}): Travel => ({
  means: 'walk',
  kmh: 4.5,
  detour: 1.3,
  factor: 1,
  trips: 0,
  needed: 30,
  days: 28,
  learnedOn: '2026-11-27',
  routing: 'none',
  ...known,
})
const keys = (known: Partial<Travel>) => linesOf(travel(known)).map(({ key }) => key)

it('says what the minutes rest on', () => {
  expect(linesOf(travel({ trips: 30, factor: 1.21, since: '2026-11-01' }))).toEqual([
    { key: 'basis', values: { kmh: 4.5, detour: 1.3 } },
    { key: 'learned', values: { trips: 30, factor: 1.21, days: 28 } },
  ])
})

it('does not call a factor learned that rests on too few trips', () => {
  expect(keys({ trips: 29 })).toEqual(['basis', 'few'])
  expect(keys({ days: 0 })).toEqual(['basis', 'off'])
})

it('names a routing service only where there is one', () => {
  expect(keys({ routing: 'used' })).toEqual(['basis', 'few', 'used'])
  expect(keys({ routing: 'away' })).toEqual(['basis', 'few', 'away'])
})
