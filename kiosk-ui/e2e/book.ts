// A visit of the first-run worker, booked by staff over the API.
import { type APIRequestContext, expect } from '@playwright/test'
import type { Booking, Building, Session } from '../src/shared/api/station'
import type { FirstRun } from './first-run'
import { findWorkersOffer } from './offer'

export async function bookWorker(request: APIRequestContext, run: FirstRun, purpose: string, phone?: string) {
  const offer = await findWorkersOffer(request, run)
  const api = new URL('/api/v1/', run.console.url).href
  const { user, password } = run.console
  const signedIn = await request.post(`${api}sessions`, {
    data: { user, password },
    headers: { Origin: new URL(api).origin },
  })
  const headers = {
    Authorization: `Bearer ${((await signedIn.json()) as Session).token}`,
    Origin: new URL(api).origin,
  }
  const { buildings } = (await (await request.get(`${api}buildings`)).json()) as { buildings: Building[] }
  const made = await request.post(`${api}bookings`, {
    headers: { ...headers, 'Idempotency-Key': `${purpose}-${Date.now()}` },
    data: {
      service: offer.service.id,
      start: offer.start,
      worker: run.worker.workerId,
      address: { building: buildings[0]!.id, unit: 1, floor: 3, room: 1 },
      people: phone ? { booker: { phone } } : { booker: {}, callAtStation: true },
      consent: { version: '2026-11' },
    },
  })
  expect(made.status(), await made.text()).toBe(201)
  const { visits, ticket } = (await made.json()) as Booking
  return { ...visits[0]!, number: ticket!.number }
}
