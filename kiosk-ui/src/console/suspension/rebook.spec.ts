import { expect, it } from 'vitest'
import type { Affected } from '@shared/api/station'
import { choicesOf, firstChoice } from './rebook'

const visit = { id: 'v', version: 3, booking: 'b' } as Affected['visit']
const company = { zh: '甲', en: 'A' }

it('offers other times of a booking, or other workers of a visit as it was read', () => {
  const slots = [{ start: '2026-12-01T09:00:00+08:00', free: 2 }]
  expect(choicesOf({ visit, slots, workers: [] })).toEqual([
    { booking: 'b', visit: 'v', start: '2026-12-01T09:00:00+08:00' },
  ])
  const workers = [{ worker: { id: 'w', name: '王一', company }, score: 4 }]
  expect(firstChoice({ visit, slots: [], workers })).toEqual({ visit: 'v', version: 3, worker: 'w', name: '王一' })
  expect(firstChoice({ visit, slots: [], workers: [] })).toBeUndefined()
})
