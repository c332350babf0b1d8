import { expect, it } from 'vitest'
import type { StationOverview } from '@shared/api/hub'
import { byAttention } from './attention'

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
