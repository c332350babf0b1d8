import { describe, expect, it } from 'vitest'
import type { Credential, Licence, Reason } from '@shared/api/station'
import { emptyDraft, kindsOf, refusals, requestOf, sorted, validity } from './credentials'

const credential = (id: string, parts: Partial<Credential> = {}): Credential => ({
  id,
  kind: 'health-examination',
  covers: [],
  issuedOn: '2026-01-01',
  standing: 'valid',
  ...parts,
})

describe('a credential that is typed in', () => {
  const draft = emptyDraft('worker', '2026-11-24')

  it('is sent without what was left empty', () => {
    expect(JSON.parse(JSON.stringify(requestOf({ ...draft, issuer: '  样例医院 ' })))).toEqual({
      kind: 'health-examination',
      issuedOn: '2026-11-24',
      issuer: '样例医院',
    })
  })

  it('is sent without what its kind does not have', () => {
    const typed = { ...draft, level: '3', hours: '40', covers: ['elder-care'] }
    expect(requestOf({ ...typed, kind: 'skill-level' })).toMatchObject({ level: 3, covers: ['elder-care'] })
    expect(requestOf({ ...typed, kind: 'skill-level' }).hours).toBeUndefined()
    expect(requestOf({ ...typed, kind: 'refresher-training' })).toMatchObject({ hours: 40, level: undefined })
    expect(requestOf({ ...typed, kind: 'background-check' }).covers).toBeUndefined()
  })

  it('is of a kind its holder can have', () => {
    expect(kindsOf('company')).toEqual([
      'liability-insurance',
      'business-licence',
      'service-certificate',
      'annual-review',
      'credit-block',
    ])
    expect(kindsOf('worker')).not.toContain('business-licence')
  })
})

it('puts first what counts and ends first', () => {
  const list = [
    credential('revoked', { standing: 'revoked' }),
    credential('endless'),
    credential('late', { validUntil: '2027-05-01' }),
    credential('expired', { standing: 'expired', validUntil: '2026-02-01' }),
    credential('early', { validUntil: '2026-12-01' }),
    credential('coming', { standing: 'coming' }),
  ]
  expect(sorted(list).map(({ id }) => id)).toEqual(['early', 'late', 'endless', 'coming', 'expired', 'revoked'])
})

it('measures how much of a validity has gone', () => {
  const year = credential('a', { issuedOn: '2026-01-01', validUntil: '2026-12-31' })
  expect(validity(year, '2026-07-02')).toEqual({ gone: 0.5, daysLeft: 182 })
  expect(validity(year, '2025-12-01')).toMatchObject({ gone: 0 })
  expect(validity(year, '2027-01-05')).toEqual({ gone: 1, daysLeft: -5 })
  expect(validity(credential('b'), '2026-07-02')).toBeUndefined()
})

it('says the same reason once for all categories it keeps the worker from', () => {
  const because = (zh: string): Reason => ({ code: 'not-licensed', text: { zh, en: zh } })
  const licence = (category: string, ...reasons: string[]): Licence => ({
    category,
    licensed: reasons.length === 0,
    reasons: reasons.map(because),
  })
  const groups = refusals([
    licence('air'),
    licence('elder-care', '体检', '核查'),
    licence('cleaning', '体检'),
    licence('tidying', '体检'),
  ])
  expect(groups.map(({ categories }) => categories)).toEqual([['cleaning', 'tidying'], ['elder-care']])
  expect(groups[1]!.reasons).toHaveLength(2)
})
