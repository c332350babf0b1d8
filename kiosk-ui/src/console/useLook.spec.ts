import { expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { useLook } from './useLook'

vi.mock('./useSend', () => ({ useSend: () => ({ send: <T>(action: () => Promise<T>) => action() }) }))

it('counts as seen only as long as nothing changes', async () => {
  const draft = ref({ days: 1 })
  const { effect, stale, preview } = useLook(
    () => draft.value,
    () => Promise.resolve(`effect of ${draft.value.days}`),
  )
  expect([effect.value, stale.value]).toEqual([undefined, false])
  await preview()
  expect([effect.value, stale.value]).toEqual(['effect of 1', false])
  draft.value.days = 2
  expect([effect.value, stale.value]).toEqual([undefined, true])
  draft.value.days = 1
  expect([effect.value, stale.value]).toEqual(['effect of 1', false])
})

it('does not take the answer to an earlier draft for the present one', async () => {
  const draft = ref(1)
  let answer = (_: string) => {}
  const { effect, preview } = useLook(
    () => draft.value,
    () => new Promise<string>((resolve) => (answer = resolve)),
  )
  const looking = preview()
  draft.value = 2
  answer('effect of 1')
  await looking
  expect(effect.value).toBeUndefined()
})
