import { describe, expect, it } from 'vitest'
import { cloudEvent, exitsFrom, lastKnownOf, minutesOfWork, nextStep, type WorkerVisit, withNews } from './reports'

const visit: WorkerVisit = {
  id: 'v',
  version: 3,
  state: 'accepted',
  start: '2026-11-22T09:00:00+08:00',
  end: '2026-11-22T11:00:00+08:00',
  service: { zh: '日常保洁', en: 'Cleaning' },
  address: { zh: '1 号楼', en: 'Building 1' },
  recipient: '张女士',
}

describe('reports', () => {
  it('walks the road one lawful step at a time', () => {
    expect((['assigned', 'accepted', 'departed', 'arrived', 'started'] as const).map(nextStep)).toEqual([
      'accepted',
      'departed',
      'arrived',
      'started',
      'finished',
    ])
    expect(nextStep('finished')).toBeUndefined()
    expect(nextStep('cancelled')).toBeUndefined()
  })

  it('lets a worker end a visit otherwise only where that is lawful', () => {
    expect(exitsFrom('departed')).toEqual([])
    expect(exitsFrom('arrived')).toEqual(['unanswered', 'left'])
    expect(exitsFrom('started')).toEqual(['left'])
  })

  it('calls for help from where the worker is', () => {
    const at = (id: string, state: WorkerVisit['state']) => ({ ...visit, id, state })
    expect(lastKnownOf([at('a', 'finished'), at('b', 'started'), at('c', 'assigned')])).toBe('b')
    expect(lastKnownOf([at('a', 'finished')])).toBe('a')
    expect(lastKnownOf([])).toBeUndefined()
  })

  it('makes a CloudEvent of a report', () => {
    const facts = { id: 'e', device: 'd', time: new Date('2026-11-22T01:00:00Z'), sequence: 7 }
    expect(cloudEvent('arrived', facts, { doorCode: '1234' })).toEqual({
      specversion: '1.0',
      id: 'e',
      source: '/devices/d',
      type: 'org.yizhan.visit.arrived.v1',
      time: '2026-11-22T01:00:00.000Z',
      sequence: 7,
      data: { doorCode: '1234' },
    })
  })

  it('believes the newest word about a visit', () => {
    const news = { visit: 'v', state: 'departed', version: 4, since: '2026-11-22T00:30:00Z' } as const
    expect(withNews(visit, news).state).toBe('departed')
    expect(withNews(visit, { ...news, version: 2 }).state).toBe('accepted')
    expect(withNews(visit, undefined)).toBe(visit)
  })

  it('proposes how long the work took', () => {
    const now = Date.parse('2026-11-22T10:20:10+08:00')
    expect(minutesOfWork(visit, '2026-11-22T09:05:00+08:00', now)).toBe(75)
    expect(minutesOfWork(visit, undefined, now)).toBe(120)
    expect(minutesOfWork(visit, '2026-11-22T11:00:00+08:00', now)).toBe(1)
  })
})
