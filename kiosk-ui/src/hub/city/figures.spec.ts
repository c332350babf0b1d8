import { expect, it } from 'vitest'
import type { StationOverview } from '@shared/api/hub'
import { total } from './figures'

const station = (bookings: number): StationOverview => ({
  id: String(bookings),
  name: { zh: '甲', en: 'A' },
  placeVersion: 1,
  liveness: 'live',
  events: 1,
  uncounted: 0,
  notCounted: 0,
  openAlarms: 0,
  forks: 0,
  figures: { bookings, cancelled: 1, visits: 2, underWay: 0, finished: 1 },
})

it('adds up the stations', () => {
  expect(total([station(3), station(4)])).toEqual({ bookings: 7, cancelled: 2, visits: 4, underWay: 0, finished: 2 })
  expect(total([]).visits).toBe(0)
})
