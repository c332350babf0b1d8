import { expect, it } from 'vitest'
import type { StationOverview } from '@shared/api/hub'
import { byAttention, needsCare } from './attention'

const station = (id: string, liveness: StationOverview['liveness'], forks = 0) =>
  ({ id, liveness, forks }) as StationOverview

it('puts first what somebody should look at, and keeps the rest in order', () => {
  const all = [
    station('a', 'live'),
    station('b', 'silent'),
    station('c', 'live', 1),
    station('d', 'late'),
    station('e', 'live'),
  ]
  expect(byAttention(all).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a', 'e'])
})

it('knows whom somebody should look after', () => {
  const well = { ...station('a', 'live'), notCounted: 0 }
  expect(needsCare(well)).toBe(false)
  expect(needsCare({ ...well, liveness: 'late' })).toBe(true)
  expect(needsCare({ ...well, forks: 1 })).toBe(true)
  expect(needsCare({ ...well, notCounted: 2 })).toBe(true)
})
