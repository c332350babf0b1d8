import { expect, it } from 'vitest'
import { mostOf, queryOf, resorted } from './wanted'

it('sorts by another figure falling, and by the same the other way round', () => {
  const first = mostOf('bookings')
  const turned = resorted(first, 'bookings')
  expect(turned.order).toBe('rising')
  expect(resorted(turned, 'bookings')).toEqual(first)
  expect(resorted(turned, 'visits')).toEqual(mostOf('visits'))
})

it('keeps what was looked for', () => {
  expect(resorted({ ...mostOf('visits'), find: '槐' }, 'hours').find).toBe('槐')
})

it('looks for nothing where only blanks were typed', () => {
  expect(queryOf({ ...mostOf('visits'), find: ' ' })).toBe(queryOf(mostOf('visits')))
})

it('asks so that any name passes', () => {
  const query = new URLSearchParams(queryOf({ ...mostOf('visits'), find: 'A&B 槐=1' }))
  expect(Object.fromEntries(query)).toEqual({ sort: 'visits', order: 'falling', find: 'A&B 槐=1' })
})
