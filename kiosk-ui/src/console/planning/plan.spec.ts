import { expect, it } from 'vitest'
import type { Visit } from '@shared/api/station'
import { askedBy, type Change, lanesOf, openChanges, spanOf, toTell } from './plan'

const text = { zh: '保洁', en: 'Cleaning' }
const visit = (id: string, hour: number, worker?: string): Visit => ({
  id,
  version: 1,
  booking: 'b',
  number: 'A001',
  service: text,
  start: `2026-11-25T0${hour}:30:00Z`,
  end: `2026-11-25T0${hour + 1}:30:00Z`,
  state: worker ? 'assigned' : 'unassigned',
  worker: worker ? { id: worker, name: worker, company: text } : undefined,
  wished: false,
  member: 1,
  urgent: false,
  address: text,
  recipient: '张女士',
  presenceProven: false,
  refusedEvents: 0,
  presenceToCheck: false,
  attendanceOwed: false,
})
const change = (id: string, from: string | undefined, to: string, more: Partial<Change> = {}): Change => ({
  visit: id,
  from,
  to,
  applied: false,
  stale: false,
  accepted: false,
  reach: from ? 'phone' : undefined,
  ...more,
})

it('shows the days of those whom a plan touches, before and after', () => {
  const visits = [visit('v1', 1, 'w1'), visit('v2', 3, 'w1'), visit('v3', 5), visit('v4', 1, 'w9')]
  const lanes = lanesOf(visits, [change('v1', 'w1', 'w2'), change('v3', undefined, 'w1')])
  const ids = lanes.map(({ worker, before, after }) => [
    worker,
    before.map((block) => block.visit.id + (block.changed ? '!' : '')),
    after.map((block) => block.visit.id + (block.changed ? '!' : '')),
  ])
  expect(ids).toEqual([
    ['w1', ['v1!', 'v2'], ['v2', 'v3!']],
    ['w2', [], ['v1!']],
  ])
})

it('shows the same difference once the plan is applied', () => {
  const lanes = lanesOf([visit('v1', 1, 'w2')], [change('v1', 'w1', 'w2', { applied: true })])
  expect(lanes.map(({ before, after }) => [before.length, after.length])).toEqual([
    [1, 0],
    [0, 1],
  ])
})

it('spans full hours', () => {
  expect(spanOf([visit('v1', 1), visit('v2', 5)])).toEqual({
    from: Date.parse('2026-11-25T01:00:00Z'),
    to: Date.parse('2026-11-25T07:00:00Z'),
  })
  expect(spanOf([])).toEqual({ from: 0, to: 3_600_000 })
})

it('offers neither what is applied nor what changed meanwhile, and tells only those who had somebody', () => {
  const changes = [
    change('v1', 'w1', 'w2', { applied: true }),
    change('v2', 'w1', 'w2', { stale: true }),
    change('v3', undefined, 'w2'),
  ]
  expect(openChanges(changes).map(({ visit }) => visit)).toEqual(['v3'])
  expect(toTell(changes).map(({ visit }) => visit)).toEqual(['v1', 'v2'])
})

it('reads what a link asks for', () => {
  expect(askedBy({ away: 'w1,w2', late: 'v1:45' })).toEqual({
    away: ['w1', 'w2'],
    late: [{ visit: 'v1', minutes: 45 }],
  })
  expect(askedBy()).toEqual({ away: [], late: [] })
})
