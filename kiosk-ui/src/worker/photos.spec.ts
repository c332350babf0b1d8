import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { forgetAll } from './keep'
import { deliverPhotos, keepPhoto, type Photo, waitingPhotos } from './photos'

beforeEach(forgetAll)

const photo = (id: string, device = 'd'): Photo => ({ id, device, visit: 'v', content: new Blob(['x']) })
const ids = async () => (await waitingPhotos('d')).map(({ id }) => id)

it('keeps what could not be handed over, and tries it again under the same id', async () => {
  for (const id of ['a', 'b', 'c']) await keepPhoto(photo(id))
  await keepPhoto(photo('other', 'another'))
  const said: string[] = []
  const handedOver: string[] = []
  const untilItBreaks = async ({ id }: Photo) => {
    if (id === 'b' && handedOver.length < 2) throw new Error((handedOver.push('b?'), 'no network'))
    handedOver.push(id)
    return id === 'c' ? ('refused' as const) : ('taken' as const)
  }
  const say = ({ id }: Photo, answer: string) => said.push(`${id} ${answer}`)

  expect(await deliverPhotos('d', untilItBreaks, say)).toBe(false)
  expect(await ids()).toEqual(['b', 'c'])
  expect(await deliverPhotos('d', untilItBreaks, say)).toBe(true)
  expect(await ids()).toEqual([])
  expect(handedOver).toEqual(['a', 'b?', 'b', 'c'])
  expect(said).toEqual(['a taken', 'b taken', 'c refused'])
})
