// What the page says the phone has kept must outlive the page: the browser may be gone the next moment.
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { effectScope, watch } from 'vue'
import { forgetAll } from './keep'
import { type Letter, letterBox } from './letters'
import { deliveryOf } from './progress'
import { useWork } from './useWork'

const credentials = { device: 'd', worker: 'w', station: 's', token: 't' }

beforeEach(forgetAll)

/** A page without a network. */
function page() {
  const scope = effectScope()
  const work = scope.run(() => useWork(credentials, () => Promise.reject(new Error('no network'))))!
  return { ...work, close: () => scope.stop() }
}

test('a step is shown at once, and as waiting when the phone has kept it, not before', async () => {
  const { report, progressOf, waiting, close } = page()
  const keptWhenSaid: Promise<Letter[]>[] = []
  const delivery = () => deliveryOf(progressOf('v'))
  watch(delivery, (said) => said === 'waiting' && keptWhenSaid.push(letterBox('d').all()), { flush: 'sync' })
  const noted = report('v', 'accepted')
  expect(delivery()).toBe('noting')
  expect(waiting.value).toBe(1)
  await noted
  expect(delivery()).toBe('waiting')
  expect(await keptWhenSaid[0]).toMatchObject([{ visit: 'v' }])
  close()
})

test('what an earlier page kept is shown as kept', async () => {
  const earlier = page()
  await earlier.report('v', 'accepted')
  earlier.close()
  const { progressOf, close } = page()
  await expect.poll(() => deliveryOf(progressOf('v'))).toBe('waiting')
  close()
})
