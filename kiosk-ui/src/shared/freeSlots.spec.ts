import { expect, it } from 'vitest'
import { freeSlots } from './freeSlots'

it('keeps what is free', () => {
  const day = (date: string, ...free: number[]) => ({
    date,
    slots: free.map((n, at) => ({ start: `${date}-${at}`, free: n })),
  })
  expect(freeSlots([day('a', 0, 2), day('b', 1)]).map(({ start }) => start)).toEqual(['a-1', 'b-0'])
  expect(freeSlots([])).toEqual([])
})
