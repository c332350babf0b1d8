import { expect, it } from 'vitest'
import { idleSince } from './idle'

it('asks after 90 seconds and is over after 20 more', () => {
  expect(idleSince(1000, 1000)).toEqual({ phase: 'busy' })
  expect(idleSince(1000, 90_999)).toEqual({ phase: 'busy' })
  expect(idleSince(1000, 91_000)).toEqual({ phase: 'asking', secondsLeft: 20 })
  expect(idleSince(1000, 110_500)).toEqual({ phase: 'asking', secondsLeft: 1 })
  expect(idleSince(1000, 111_000)).toEqual({ phase: 'over' })
})
