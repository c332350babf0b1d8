import { expect, it } from 'vitest'
import type { Series, Service } from '@shared/api/station'
import { emptyDraft, requestOf } from './draft'

const address = { building: 'b', unit: 2, floor: 11, room: 2 }
const service = { id: 's', personalCare: false } as Service
const filled = { ...emptyDraft(), service, address, when: { start: '2026-12-01T09:00:00+08:00' }, consent: true }
const common = { service: 's', address, consent: { version: '2026-11' } }

it('books once, with the phone or to be asked at the station', () => {
  const start = '2026-12-01T09:00:00+08:00'
  expect(requestOf({ ...filled, phone: ' 13800000000 ' })).toEqual({
    ...common,
    start,
    people: { booker: { phone: '13800000000' } },
  })
  expect(requestOf(filled)).toEqual({ ...common, start, people: { booker: {}, callAtStation: true } })
})

it('books as soon as possible, but no later than was shown', () => {
  const notAfter = '2026-12-01T09:35:00+08:00'
  const request = requestOf({ ...filled, when: { notAfter }, weeks: 8 })
  expect(request).toMatchObject({ urgent: true, notAfter })
  expect(request).not.toHaveProperty('repeat')
})

it('books a time for which nobody is free to be planned, and once', () => {
  const when = { start: '2026-12-01T09:00:00+08:00', toPlan: true as const }
  const request = requestOf({ ...filled, when, weeks: 8 })
  expect(request).toMatchObject(when)
  expect(request).not.toHaveProperty('repeat')
})

it('leaves out the weeks in which nobody can come', () => {
  const series = { dates: [{ start: '2026-12-08T09:00:00+08:00', state: 'taken' }] } as Series
  expect(requestOf({ ...filled, weeks: 4 }, series)?.repeat).toEqual({
    everyWeeks: 1,
    times: 4,
    except: ['2026-12-08'],
  })
  expect(requestOf({ ...filled, weeks: 4 })?.repeat).toEqual({ everyWeeks: 1, times: 4 })
})

it('asks for the same gender as whoever is cared for', () => {
  const care = { ...filled, service: { ...service, personalCare: true }, carer: 'f', forSomebodyElse: true } as const
  expect(requestOf(care)).toMatchObject({ sameGender: true, people: { recipient: { gender: 'f' }, booker: {} } })
  expect(requestOf({ ...care, carer: '' })).not.toHaveProperty('sameGender')
})

it('says when it was taken down on paper', () => {
  const takenAt = '2026-11-28T01:05:00.000Z'
  expect(requestOf({ ...filled, takenAt })).toMatchObject({ takenAt })
  expect(requestOf(filled)).not.toHaveProperty('takenAt')
})

it('sends nothing as long as something is missing', () => {
  expect(requestOf({ ...filled, consent: false })).toBeUndefined()
  expect(requestOf({ ...filled, when: undefined })).toBeUndefined()
})
