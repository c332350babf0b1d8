// What the station is made to answer, so that a step shows all that it can have to say, whatever the hour.
import { test as base, type Route } from '@playwright/test'
import type { QueueEntry } from '../src/shared/api/station'

/** A test whose page may ask once more at the end: an answer that was still being made up is no failure. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await use(page)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  },
})

/** A number that nobody calls, so that no other test meets it. */
export async function takeNumber(route: Route) {
  const now = new Date().toISOString()
  const id = '01980000-0000-7000-8000-000000000000'
  const entry: QueueEntry = { id, number: 'A017', purpose: 'ask', standing: 'waiting', takenAt: now, since: now }
  await route.fulfill({ status: 201, json: { entry, ahead: 2 } })
}

/** A day on which nothing is taken yet: the longest that the first screen has to say. */
export async function freeAllDay(route: Route) {
  const start = Date.parse('2026-12-01T00:00:00Z')
  const slots = Array.from({ length: 28 }, (_, at) => ({
    start: new Date(start + at * 1_800_000).toISOString(),
    free: 1,
  }))
  const { service, date } = Object.fromEntries(new URL(route.request().url()).searchParams)
  await route.fulfill({ json: { service, days: [{ date, slots }] } })
}

/** A notice that is longer than a line. */
export async function tellAtLength(route: Route) {
  const text = {
    zh: '周三下午整栋楼停水，保洁都改到周四上午，已经约好的会有人打电话',
    en: 'No water on Wednesday afternoon; cleaning moves to Thursday morning, and we ring you',
  }
  const notice = {
    id: '01980000-0000-7000-8000-000000000001',
    version: 1,
    text,
    from: '2026-01-01',
    until: '2030-01-01',
  }
  await route.fulfill({ json: { notices: [notice, { ...notice, id: notice.id.replace(/1$/, '2') }] } })
}

/** The first time of a day is taken, so that what cannot be had is seen, too. */
export async function fillFirst(route: Route) {
  const response = await route.fetch()
  const body = (await response.json()) as { days: { slots: { free: number; why?: string }[] }[] }
  for (const { slots } of body.days) if (slots.length > 1) Object.assign(slots[0]!, { free: 0, why: 'off-hours' })
  await route.fulfill({ response, json: body })
}
