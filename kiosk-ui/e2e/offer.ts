// Finds something to book that the first-run worker could do, by the station's own API.
import { type APIRequestContext, expect } from '@playwright/test'
import type { Menu, Service, Slots } from '../src/shared/api/station'
import { dayOf } from '../src/shared/format'
import type { FirstRun } from './first-run'

export interface Offer {
  service: Service
  category: Menu['categories'][number]
  date: string
  start: string
}

const zone = 'Asia/Shanghai'

/** The last free time of today or tomorrow, of the shortest service that the worker (by default that of the first run) can do then. */
export const findWorkersOffer = (request: APIRequestContext, run: FirstRun, worker = run.worker.workerId) =>
  findOffer(request, run, `&days=2&worker=${worker}`)

/** The last free time of the next days, whoever is free. */
export async function findOffer(
  request: APIRequestContext,
  { console: site }: FirstRun,
  more = '&days=3',
): Promise<Offer> {
  const api = new URL('/api/v1/', site.url).href
  const menu = (await (await request.get(`${api}services`)).json()) as Menu
  for (const service of menu.services.toSorted((a, b) => a.durationMinutes - b.durationMinutes)) {
    const query = `service=${service.id}&date=${dayOf(new Date(), zone)}${more}`
    const response = await request.get(`${api}slots?${query}`)
    expect(response.ok(), await response.text()).toBe(true)
    const { days } = (await response.json()) as Slots
    for (const day of days.toReversed()) {
      const slot = day.slots.findLast(({ free }) => free > 0)
      const category = menu.categories.find(({ code }) => code === service.category)
      if (slot && category) return { service, category, date: day.date, start: slot.start }
    }
  }
  throw new Error('nothing is free in the next days')
}
