import { describe, expect, it } from 'vitest'
import type { Rule, WorkerName } from '@shared/api/station'
import { changesOf } from './effect'
import { draftOf, requestOf } from './ruleDraft'

const rule: Rule = {
  code: 'health-elder-care',
  version: 3,
  name: { zh: '养老护理专项体检', en: 'A health examination for elder care' },
  source: '000 §7',
  categories: ['elder-care'],
  holder: 'worker',
  effect: 'requires',
  kinds: ['health-examination'],
  explicit: true,
  withinMonths: 12,
  overridable: false,
  inForce: true,
  from: '2020-01-01',
}

describe('an edit of a rule', () => {
  it('begins with what is in force and carries neither its version nor its day', () => {
    const { version: _, from: __, ...kept } = rule
    const request = requestOf(draftOf(rule, '2026-11-30'))
    expect(JSON.parse(JSON.stringify(request))).toEqual({ ...kept, from: '2026-11-30' })
  })

  it('sends no number that was cleared', () => {
    const draft = { ...draftOf(rule, '2026-11-30'), withinMonths: '' as const, level: 3 }
    expect(requestOf(draft)).toMatchObject({ level: 3, withinMonths: undefined })
  })

  it('leaves the rule alone that it began with', () => {
    draftOf(rule, '2026-11-30').categories.push('child-care')
    expect(rule.categories).toEqual(['elder-care'])
  })
})

it('tells the heaviest loss first and gains last', () => {
  const workers = (count: number): WorkerName[] =>
    Array.from({ length: count }, (_, id) => ({ id: String(id), name: '样例', company: { zh: '甲', en: 'A' } }))
  const changes = changesOf({
    date: '2026-11-30',
    visits: 4,
    categories: [
      { category: 'air', lose: [], gain: workers(9) },
      { category: 'cleaning', lose: workers(2), gain: workers(1) },
      { category: 'elder-care', lose: workers(11), gain: [] },
    ],
  })
  expect(changes.map(({ change, category, workers: { length } }) => [change, category, length])).toEqual([
    ['lose', 'elder-care', 11],
    ['lose', 'cleaning', 2],
    ['gain', 'air', 9],
    ['gain', 'cleaning', 1],
  ])
})
