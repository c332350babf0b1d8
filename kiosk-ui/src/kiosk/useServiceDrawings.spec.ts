import { beforeEach, expect, test, vi } from 'vitest'
import { serviceDrawings } from '@shared/pictograms/services'

const fresh = async () => (await import('./useServiceDrawings')).useServiceDrawings
const come = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => vi.resetModules())

test('drawings come once, with the first screen that shows a service', async () => {
  const useServiceDrawings = await fresh()
  const load = vi.fn(() => Promise.resolve({ serviceDrawings }))
  const drawings = useServiceDrawings(load)
  expect(drawings.value).toEqual({})
  useServiceDrawings(load)
  await vi.waitFor(() => expect(drawings.value).toBe(serviceDrawings))
  useServiceDrawings(load)
  expect(load).toHaveBeenCalledOnce()
})

test('without a network services stay with what their category is shown by, until the next screen', async () => {
  const useServiceDrawings = await fresh()
  const load = vi.fn(() => Promise.resolve({ serviceDrawings }))
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const drawings = useServiceDrawings(load)
  await come()
  expect(drawings.value).toEqual({})
  useServiceDrawings(load)
  await vi.waitFor(() => expect(drawings.value).toBe(serviceDrawings))
  expect(load).toHaveBeenCalledTimes(2)
})
