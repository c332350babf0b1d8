import { expect, it } from 'vitest'
import { spanOf } from './span'

it('tells days, the last twelve months and the last five years', () => {
  expect(spanOf(7, '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03', by: 'day' })
  expect(spanOf(365, '2026-03-03')).toEqual({ from: '2025-04-01', to: '2026-03-03', by: 'month' })
  expect(spanOf(365, '2026-12-31')).toEqual({ from: '2026-01-01', to: '2026-12-31', by: 'month' })
  expect(spanOf(1826, '2026-12-31')).toEqual({ from: '2022-01-01', to: '2026-12-31', by: 'year' })
})
