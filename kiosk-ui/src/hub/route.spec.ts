import { expect, test } from 'vitest'
import { hashOf, pages, routeOf } from './route'

test('every page is found again by its hash', () => {
  for (const page of pages) expect(routeOf(hashOf({ page }))).toEqual({ page })
  expect(routeOf(hashOf({ page: 'city', station: '0198' }))).toEqual({ page: 'city', station: '0198' })
})

test('what names no page is the city', () => {
  expect(routeOf('')).toEqual({ page: 'city' })
  expect(routeOf('#/nowhere/7')).toEqual({ page: 'city' })
  expect(routeOf('#/stations/')).toEqual({ page: 'city' })
})
