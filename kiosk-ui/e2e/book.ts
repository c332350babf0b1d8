// A visit of the first-run worker, booked by staff over the API.
import type { APIRequestContext } from '@playwright/test'
import type { Booking, Building, Visit } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import type { Staff } from './bookings'
import type { FirstRun } from './first-run'
import { manager } from './manager'
import { findWorkersOffer } from './offer'

export async function bookWorker(request: APIRequestContext, run: FirstRun, purpose: string, phone?: string) {
  const staff = await manager(request, run)
  const find = () => findWorkersOffer(request, run).catch(() => undefined)
  let offer = await find()
  while (!offer) {
    await makeRoom(staff, run.worker.workerId)
    offer = await find()
  }
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const { visits, ticket } = await staff.post<Booking>(
    'bookings',
    {
      service: offer.service.id,
      start: offer.start,
      worker: run.worker.workerId,
      address: { building: buildings[0]!.id, unit: 1, floor: 3, room: 1 },
      people: phone ? { booker: { phone } } : { booker: {}, callAtStation: true },
      consent: { version: '2026-11' },
    },
    { 'Idempotency-Key': `${purpose}-${Date.now()}` },
  )
  return { ...visits[0]!, number: ticket!.number }
}

/** Calls off a visit of today or tomorrow that the worker has not begun: tests that are over left it there. */
async function makeRoom(staff: Staff, worker: string) {
  const today = dayOf(new Date(), 'Asia/Shanghai')
  for (const date of [addDays(today, 1), today]) {
    const { visits } = await staff.get<{ visits: Visit[] }>(`visits?date=${date}`)
    const left = visits.find((visit) => visit.worker?.id === worker && visit.state === 'assigned')
    if (left) return staff.post(`bookings/${left.booking}/cancel`, { visit: left.id })
  }
  throw new Error('the worker is busy today and tomorrow, and nothing of it can be called off')
}
