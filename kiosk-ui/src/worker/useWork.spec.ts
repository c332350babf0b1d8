// What the page says was noted must outlive the page: the browser may be gone the next moment.
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { forgetAll } from './keep'
import { letterBox } from './letters'
import { useWork } from './useWork'

const credentials = { device: 'd', worker: 'w', station: 's', token: 't' }

beforeEach(forgetAll)

/** A page without a network. */
function page() {
  const scope = effectScope()
  const work = scope.run(() => useWork(credentials, () => Promise.reject(new Error('no network'))))!
  return { ...work, close: () => scope.stop() }
}

test('a step is shown when it is kept, not before', async () => {
  const { report, progressOf, close } = page()
  const kept = report('v', 'accepted')
  expect(progressOf('v').steps).toEqual([])
  await kept
  expect(progressOf('v').steps).toMatchObject([{ type: 'accepted', sent: false }])
  expect(await letterBox('d').all()).toMatchObject([{ visit: 'v' }])
  close()
})

test('a second tap is no second report, a later one is', async () => {
  const { report, progressOf, close } = page()
  await Promise.all([report('v', 'sos'), report('v', 'sos')])
  expect(await letterBox('d').all()).toHaveLength(1)
  await report('v', 'sos')
  expect(progressOf('v').steps).toHaveLength(2)
  expect(await letterBox('d').all()).toHaveLength(2)
  close()
})
