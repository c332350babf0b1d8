import { expect, it } from 'vitest'
import { hashOf, routeOf } from './route'

it.each([
  '#/',
  '#/workers',
  '#/rules',
  '#/roster?week=2026-11-30',
  '#/workers/w1',
  '#/companies/c1',
  '#/rules?date=2026-11-25&away=w1',
])('%s leads there and back', (hash) => {
  expect(hashOf(routeOf(hash))).toBe(hash)
})

it('shows the day where nothing or something unknown is asked for', () => {
  expect(routeOf('')).toEqual({ page: 'day' })
  expect(routeOf('#/elsewhere/7')).toEqual({ page: 'day' })
  expect(routeOf('#/workers/')).toEqual({ page: 'workforce', worker: undefined })
})
