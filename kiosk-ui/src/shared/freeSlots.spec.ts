import { expect, it } from 'vitest'
import { freeSlots, fullSlots } from './freeSlots'

it('keeps what is free', () => {
  const day = (date: string, ...free: number[]) => ({
    date,
    slots: free.map((n, at) => ({ start: `${date}-${at}`, free: n })),
  })
  expect(freeSlots([day('a', 0, 2), day('b', 1)]).map(({ start }) => start)).toEqual(['a-1', 'b-0'])
  expect(freeSlots([])).toEqual([])
})

it('finds those at which everybody is taken, and leaves those at which nobody works', () => {
  const slots = [
    { start: 'early', free: 0, why: 'off-hours' as const },
    { start: 'full', free: 0, why: 'full' as const },
    { start: 'free', free: 1 },
  ]
  expect(fullSlots([{ date: 'a', slots }]).map(({ start }) => start)).toEqual(['full'])
})
