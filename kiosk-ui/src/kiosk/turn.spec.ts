import { describe, expect, it } from 'vitest'
import type { Booking } from '@shared/api/station'
import { aBuilding, aHold, aService } from './turn.fixture'
import {
  advance,
  back,
  backTo,
  begin,
  bookingRequest,
  inBuilding,
  mended,
  type Choices,
  roomNumber,
  stretchOf,
  type Turn,
  wishOf,
  wishQuery,
} from './turn'

const walk = (...steps: Turn['step'][]) => steps.reduce((turn, step) => advance(turn, {}, step), begin('s'))

const complete: Choices = {
  hold: aHold(),
  building: aBuilding(),
  unit: 2,
  floor: 11,
  room: 2,
  reach: { by: 'own-phone', phone: '13800000000' },
}

describe('who may come', () => {
  const bathing = { ...aService(), personalCare: true }
  const ticket = { id: 'b', ticket: { number: 'A017' } } as Booking
  const known = { household: 'h', ticket, code: '12345678' }

  it('is asked for where it matters: a gender for personal care, a household that came back', () => {
    const carer = { gender: 'f', same: true } as const
    expect(wishOf({ service: bathing, carer, known })).toEqual({ gender: 'f', household: 'h' })
    expect(wishQuery({ service: bathing, carer, known })).toBe('&gender=f&household=h')
    expect(wishQuery({ service: aService(), carer })).toBe('')
    expect(wishQuery({ service: bathing, carer: { gender: 'm', same: false } })).toBe('')
  })

  it('is sent with the booking, for whoever is cared for', () => {
    const mine = bookingRequest({ ...complete, service: bathing, carer: { gender: 'm', same: true }, known })
    expect(mine.sameGender).toBe(true)
    expect(mine.people?.booker).toEqual({ phone: '13800000000', gender: 'm' })
    expect(mine.household).toEqual({ booking: 'b', code: '12345678' })
    const mothers = bookingRequest({
      ...complete,
      service: bathing,
      carer: { gender: 'f', same: true },
      forSomebodyElse: true,
    })
    expect(mothers.people?.recipient).toEqual({ gender: 'f' })
    expect(bookingRequest(complete)).not.toHaveProperty('sameGender')
  })
})

describe('turn', () => {
  it('goes forward with what was chosen and back the same way', () => {
    const service = aService()
    const turn = advance(advance(begin('s'), {}, 'category'), { service }, 'detail')
    expect(turn.choices.service).toBe(service)
    expect(back(turn).step).toBe('category')
    expect(back(back(turn)).step).toBe('home')
    expect(back(back(back(turn))).step).toBe('home')
  })

  it('keeps the hold while the address changes, and forgets it before that', () => {
    const turn = advance(advance(walk('category', 'worker'), { hold: aHold() }, 'building'), {}, 'unit')
    expect(back(turn).choices.hold).toBeDefined()
    expect(back(back(turn)).choices.hold).toBeUndefined()
  })

  it('returns to the times when the time is gone', () => {
    const turn = advance(walk('category', 'day', 'time', 'worker'), { hold: aHold() }, 'building')
    const returned = backTo(turn, 'time')
    expect(returned.step).toBe('time')
    expect(returned.trail).toEqual(['home', 'category', 'day'])
    expect(returned.choices.hold).toBeUndefined()
  })

  it('stays where it is when asked to return to a step it never saw', () => {
    const turn = walk('category')
    expect(backTo(turn, 'room')).toBe(turn)
  })

  it('never goes back on the line of stretches while it goes forward', () => {
    const order = (['home', 'detail', 'time', 'worker', 'room', 'phone', 'confirm', 'ticket'] as const).map(stretchOf)
    expect(order).toEqual([...order].sort())
  })
})

describe('bookingRequest', () => {
  it('books for the resident with their own phone', () => {
    expect(bookingRequest(complete)).toEqual({
      hold: complete.hold?.id,
      address: { building: complete.building?.id, unit: 2, floor: 11, room: 2 },
      people: { booker: { phone: '13800000000' } },
      consent: { version: '2026-11' },
    })
  })

  it('books for somebody else with a contact', () => {
    const reach = { by: 'contact-phone', phone: '13900000000' } as const
    const { people } = bookingRequest({ ...complete, forSomebodyElse: true, reach })
    expect(people).toEqual({ booker: {}, contact: { phone: '13900000000' }, recipient: {} })
  })

  it('books without any phone', () => {
    const { people } = bookingRequest({ ...complete, reach: { by: 'station' } })
    expect(people).toEqual({ booker: {}, callAtStation: true })
  })

  it('refuses to book half a turn', () => {
    expect(() => bookingRequest({ ...complete, room: undefined })).toThrow('not complete')
  })
})

it('numbers rooms as they stand on the doors', () => {
  expect(roomNumber(11, 2)).toBe('1102')
})

describe('an earlier ticket', () => {
  const ticket = { id: 'b', ticket: { number: 'A017' } } as Booking
  const known = { household: 'h', ticket, code: '12345678' }

  it('stands for address and people when they are the same again', () => {
    const request = bookingRequest({ hold: aHold(), known, again: true })
    expect(request).not.toHaveProperty('address')
    expect(request).not.toHaveProperty('people')
    expect(request.household).toEqual({ booking: 'b', code: '12345678' })
  })

  it('is all that is left on the way back to it', () => {
    const mine = advance(begin('s'), { known }, 'mine')
    expect(back(advance(mine, { again: true, service: aService() }, 'day'))).toEqual(mine)
  })
})

describe('what is asked only of whoever wants it', () => {
  it('leads back to the summary, with or without an answer', () => {
    const name = { surname: '王', title: 'ms' } as const
    const asked = advance(advance(walk('phone', 'confirm'), { hold: aHold() }, 'payer'), {}, 'payer-phone')
    expect(back(back(asked))).toMatchObject({ step: 'confirm', choices: { hold: aHold() } })
    expect(mended(asked, { name })).toMatchObject({ step: 'confirm', trail: ['home', 'phone'], choices: { name } })
  })

  it('names whoever is served, and who pays', () => {
    const name = { surname: '王', title: 'ms' } as const
    const people = (choices: Choices) => bookingRequest({ ...complete, ...choices }).people
    expect(people({ name })).toEqual({ booker: { phone: '13800000000', ...name } })
    expect(people({ name, forSomebodyElse: true, payer: { by: 'recipient' } })).toEqual({
      booker: { phone: '13800000000' },
      recipient: name,
      payer: name,
    })
    expect(people({ payer: { by: 'other', phone: '13900000000' } })).toEqual({
      booker: { phone: '13800000000' },
      payer: { phone: '13900000000' },
    })
    expect(people({ payer: { by: 'other' } })?.payer).toEqual({})
    // Said for somebody else, then taken back: whoever booked pays.
    expect(people({ payer: { by: 'recipient' } })).not.toHaveProperty('payer')
  })
})

it('goes straight to the floors of a building with one unit', () => {
  expect(inBuilding({ ...aBuilding(), units: 1 })).toEqual({ chosen: { unit: 1 }, step: 'floor' })
  expect(inBuilding(aBuilding())).toEqual({ chosen: {}, step: 'unit' })
})

it('forgets on the way back that somebody was to come every week', () => {
  const weekly = advance(walk('time', 'worker'), { weeks: 4 }, 'series')
  expect(back(weekly)).toMatchObject({ step: 'worker' })
  expect(back(weekly).choices).not.toHaveProperty('weeks')
  const held = advance(weekly, { hold: aHold() }, 'building')
  expect(back(held).choices).toEqual({ weeks: 4 })
})
