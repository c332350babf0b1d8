// A visit that a phone can report about, booked by staff over the API.
import type { APIRequestContext } from '@playwright/test'
import type { Booking, Building, Visit } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import type { Staff } from './bookings'
import type { FirstRun } from './first-run'
import { manager } from './manager'
import { findWorkersOffer, type Offer } from './offer'

/** A visit of that worker, today or tomorrow; visits that tests left there make room. */
export async function bookWorker(request: APIRequestContext, run: FirstRun, worker: string, purpose: string) {
  const staff = await manager(request, run)
  const find = () => findWorkersOffer(request, run, worker).catch(() => undefined)
  let offer = await find()
  while (!offer) {
    await makeRoom(staff, worker)
    offer = await find()
  }
  return book(staff, offer, worker, purpose)
}

/**
 * A visit of anybody but the first-run worker, for tests that enrol a phone of their own: one worker's two days hold few
 * visits, and in the evening there is only tomorrow.
 */
export async function bookAnybody(request: APIRequestContext, run: FirstRun, purpose: string, phone?: string) {
  const staff = await manager(request, run)
  const { workers } = await staff.get<{ workers: { id: string }[] }>('workers')
  for (const { id } of workers.filter(({ id }) => id !== run.worker.workerId)) {
    const offer = await findWorkersOffer(request, run, id).catch(() => undefined)
    if (offer) return { ...(await book(staff, offer, id, purpose, phone)), workerId: id }
  }
  throw new Error('nobody has time today or tomorrow')
}

async function book(staff: Staff, offer: Offer, worker: string, purpose: string, phone?: string) {
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const { visits, ticket } = await staff.post<Booking>(
    'bookings',
    {
      service: offer.service.id,
      start: offer.start,
      worker,
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
