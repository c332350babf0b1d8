import { describe, expect, it } from 'vitest'
import type { WorkRule } from '@shared/api/station'
import { amountOf, draftOf, requestOf } from './workRuleDraft'

const rule = (code: WorkRule['code'], amount: number, afterMinutes?: number): WorkRule => ({
  code,
  version: 2,
  name: { zh: '规定', en: 'Rule' },
  source: 'own',
  amount,
  afterMinutes,
  overridable: true,
  inForce: true,
  from: '2020-01-01',
})

describe('an edit of a rule about work time', () => {
  it('is typed in the unit that people think in', () => {
    expect(amountOf(rule('day-longest', 660))).toBe(11)
    expect(amountOf(rule('week-days', 6))).toBe(6)
    expect(amountOf(rule('break', 30, 360))).toBe(30)
    expect(draftOf(rule('break', 30, 360), '2026-12-01').afterHours).toBe(6)
  })

  it('is sent in minutes and days, without a version and with its own day', () => {
    const { version: _, from: __, ...kept } = rule('week-longest', 2_640)
    const request = requestOf(draftOf(rule('week-longest', 2_640), '2026-12-01'))
    expect(JSON.parse(JSON.stringify(request))).toEqual({ ...kept, from: '2026-12-01' })
    expect(requestOf({ ...draftOf(rule('day-longest', 660), '2026-12-01'), amount: 7.5 }).amount).toBe(450)
  })
})
