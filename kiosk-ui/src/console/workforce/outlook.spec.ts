import { describe, expect, it } from 'vitest'
import type { Expiry, Outlook } from '@shared/api/station'
import { byWeek, isProblem, standingOf, within } from './outlook'

const expiry = (worker: string, daysLeft: number): Expiry => ({
  holder: 'worker',
  worker,
  name: { zh: worker, en: worker },
  credential: { id: `${worker}-c`, kind: 'health-examination', covers: [], issuedOn: '2025-12-01', standing: 'valid' },
  daysLeft,
  warning: daysLeft <= 1 ? 1 : daysLeft <= 7 ? 7 : 30,
})

describe('the weeks ahead', () => {
  it('begin on Monday and hold every expiry once', () => {
    const tuesday = '2026-11-24'
    const weeks = byWeek([expiry('a', 0), expiry('b', 5), expiry('c', 6), expiry('d', 30)], tuesday)
    expect(weeks.map(({ from, to, expiries }) => [from, to, expiries.map(({ worker }) => worker)])).toEqual([
      ['2026-11-23', '2026-11-29', ['a', 'b']],
      ['2026-11-30', '2026-12-06', ['c']],
      ['2026-12-07', '2026-12-13', []],
      ['2026-12-14', '2026-12-20', []],
      ['2026-12-21', '2026-12-27', ['d']],
    ])
  })

  it('are six when the first has only its Sunday left', () => {
    const weeks = byWeek([expiry('a', 0), expiry('b', 1), expiry('c', 30)], '2026-11-29')
    expect(weeks.map(({ expiries }) => expiries.length)).toEqual([1, 1, 0, 0, 0, 1])
  })
})

it('counts what ends within some days, today included', () => {
  const expiring = [expiry('a', 0), expiry('b', 1), expiry('c', 7), expiry('d', 8)]
  expect([1, 7, 30].map((days) => within(expiring, days).length)).toEqual([2, 3, 4])
})

describe('the standing of a worker', () => {
  const reasons = [{ code: 'not-licensed' as const, text: { zh: '体检过期', en: 'Examination expired' } }]
  const outlook: Outlook = {
    expiring: [expiry('soon', 3), expiry('soon', 20), expiry('barred', 4)],
    unlicensed: [{ worker: { id: 'barred', name: '王', company: { zh: '甲', en: 'A' } }, reasons }],
  }
  const of = (id: string, active = true) => standingOf({ id, active }, outlook)

  it('is barred before it is anything that lies ahead', () => {
    expect(of('barred')).toEqual({ state: 'barred', reasons })
    expect(of('soon')).toMatchObject({ state: 'soon', next: { daysLeft: 3 } })
    expect(of('other')).toEqual({ state: 'fine' })
    expect(of('barred', false)).toEqual({ state: 'inactive' })
  })

  it('is a problem when somebody has to act', () => {
    expect(['barred', 'soon', 'other'].map((id) => isProblem(of(id)))).toEqual([true, true, false])
    expect(isProblem(undefined)).toBe(false)
  })
})
