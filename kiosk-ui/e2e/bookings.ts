// Visits of a day, booked by staff over the API.
import { type APIRequestContext, expect } from '@playwright/test'
import type { Booking, Building, Menu, Slots } from '../src/shared/api/station'
import { firstRun } from './first-run'
import type { manager } from './manager'
import { findOffer } from './offer'

export type Staff = Awaited<ReturnType<typeof manager>>

/** So many visits of a day, spread over it and over the buildings. */
export async function book(staff: Staff, date: string, count: number, purpose: string) {
  const { services } = await staff.get<Menu>('services')
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const visits: string[] = []
  for (const service of services.toSorted((one, other) => one.durationMinutes - other.durationMinutes)) {
    const found = await staff.get<Slots>(`slots?service=${service.id}&date=${date}&days=1`)
    const slot = found.days[0]!.slots.filter(({ free }) => free > 1)[visits.length * 2]
    if (!slot || visits.length === count) continue
    const body = {
      service: service.id,
      start: slot.start,
      address: { building: buildings[visits.length % buildings.length]!.id, unit: 1, floor: 2, room: 1 },
      people: { booker: {}, callAtStation: true },
      consent: { version: '2026-11' },
    }
    const key = { 'Idempotency-Key': `${purpose}-${visits.length}-${Date.now()}` }
    visits.push((await staff.post<Booking>('bookings', body, key)).visits[0]!.id)
  }
  expect(visits).toHaveLength(count)
  return visits
}

/** A booking of the last free time, with its ticket. */
export async function bookFree(staff: Staff, request: APIRequestContext, purpose: string) {
  const { service, start } = await findOffer(request, firstRun())
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const body = {
    service: service.id,
    start,
    address: { building: buildings[0]!.id, unit: 1, floor: 3, room: 1 },
    people: { booker: {}, callAtStation: true },
    consent: { version: '2026-11' },
  }
  return staff.post<Booking>('bookings', body, { 'Idempotency-Key': `${purpose}-${Date.now()}` })
}
