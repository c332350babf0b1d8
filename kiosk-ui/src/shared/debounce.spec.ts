import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { debounce } from './debounce'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('makes one of a burst, and starts anew after it', () => {
  const action = vi.fn()
  const ask = debounce(action, 100)
  ask()
  ask()
  expect(action).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(action).toHaveBeenCalledTimes(1)
  ask()
  vi.advanceTimersByTime(100)
  expect(action).toHaveBeenCalledTimes(2)
})
