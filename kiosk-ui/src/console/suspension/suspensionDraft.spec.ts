import { expect, it } from 'vitest'
import { draftOf, requestOf } from './suspensionDraft'

it('sends either the worker or the building', () => {
  const draft = { ...draftOf('2026-11-25'), worker: 'w', building: 'b', until: '2026-11-30' }
  const days = { reason: 'infection', from: '2026-11-25', until: '2026-11-30' }
  expect(requestOf(draft)).toEqual({ worker: 'w', ...days })
  expect(requestOf({ ...draft, of: 'station' })).toEqual({ station: true, ...days })
  expect(requestOf({ ...draft, of: 'building' })).toEqual({ building: 'b', ...days })
})
