import { expect, it } from 'vitest'
import { draftOf, weekOf } from './hoursDraft'

const week = {
  days: [
    { weekday: 1, opens: '08:30', closes: '18:00' },
    { weekday: 3, opens: '09:00', closes: '12:00' },
  ],
}

it('begins with what holds, from tomorrow on, and sends only days that take visits', () => {
  const draft = draftOf(week, '2026-11-30')
  expect(draft.from).toBe('2026-12-01')
  expect(draft.days.map(({ takes }) => takes)).toEqual([true, false, true, false, false, false, false])
  expect(draft.days[1]).toEqual({ takes: false, opens: '08:30', closes: '18:00' })
  expect(weekOf(draft)).toEqual({ from: '2026-12-01', ...week })
})
