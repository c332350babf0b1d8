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

/** The last free time of today or tomorrow that the worker could take. */
export async function findOffer(request: APIRequestContext, { console: site, worker }: FirstRun): Promise<Offer> {
  const api = new URL('/api/v1/', site.url).href
  const menu = (await (await request.get(`${api}services`)).json()) as Menu
  for (const service of menu.services) {
    const query = `service=${service.id}&date=${dayOf(new Date(), zone)}&days=2&worker=${worker.workerId}`
    const response = await request.get(`${api}slots?${query}`)
    expect(response.ok(), await response.text()).toBe(true)
    const { days } = (await response.json()) as Slots
    for (const day of days.toReversed()) {
      const slot = day.slots.findLast(({ free }) => free > 0)
      const category = menu.categories.find(({ code }) => code === service.category)
      if (slot && category) return { service, category, date: day.date, start: slot.start }
    }
  }
  throw new Error('the first-run worker can do nothing today or tomorrow')
}
