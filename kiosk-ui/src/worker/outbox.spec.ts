import { beforeEach, expect, it } from 'vitest'
import { Outbox } from './outbox'
import { cloudEvent } from './reports'

beforeEach(() => localStorage.clear())

const letter = (id: string) => ({
  visit: `visit-${id}`,
  event: cloudEvent('accepted', { id, device: 'd', time: new Date(0), sequence: 1 }),
})

it('keeps what was not acknowledged, in order, over a closed page', () => {
  const outbox = new Outbox('d', localStorage)
  for (const id of ['a', 'b', 'c']) outbox.add(letter(id))
  expect(outbox.acknowledged('b')).toBe('visit-b')
  const reopened = new Outbox('d', localStorage)
  expect(reopened.waiting.map(({ event }) => event.id)).toEqual(['a', 'c'])
})

it('shrugs at an acknowledgement it did not wait for', () => {
  expect(new Outbox('d', localStorage).acknowledged('x')).toBeUndefined()
})

it('never gives a sequence number twice, whatever the clock or the storage does', () => {
  expect(new Outbox('d', localStorage).nextSequence(1000)).toBe(1000)
  expect(new Outbox('d', localStorage).nextSequence(1000)).toBe(1001)
  expect(new Outbox('d', localStorage).nextSequence(500)).toBe(1002)
  localStorage.clear()
  expect(new Outbox('d', localStorage).nextSequence(2000)).toBe(2000)
})
