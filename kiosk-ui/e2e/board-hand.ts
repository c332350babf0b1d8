// What a hand does at the board: opens a day, finds visits and lanes, carries a visit.
import { expect, type Page } from '@playwright/test'
import type { Candidates, VisitDetail } from '../src/shared/api/station'
import type { Staff } from './bookings'
import { signIn } from './console'
import { firstRun } from './first-run'
import type { Language } from './looks'

export async function open(page: Page, language: Language, place: string) {
  await signIn(page, language, firstRun().console, async () => undefined, 'board')
  await expect(page.locator('.page-nav')).toBeVisible()
  await page.evaluate((hash) => (location.hash = hash), place)
}

export const blockOf = (page: Page, visit: string) => page.locator(`.board [data-visit="${visit}"]`)
export const laneOf = (page: Page, worker: string) => page.locator(`[data-lane="${worker}"]`)
export const seen = (staff: Staff, visit: string) => staff.get<VisitDetail>(`visits/${visit}`)
export const candidatesOf = (staff: Staff, visit: string, start = '') =>
  staff.get<Candidates>(`visits/${visit}/candidates${start && `?start=${encodeURIComponent(start)}`}`)

/** The first of these visits that somebody else could take as well. */
export async function withChoice(staff: Staff, visits: readonly string[]) {
  for (const visit of visits) if ((await candidatesOf(staff, visit)).candidates.length > 1) return visit
  throw new Error('nobody else could take any of them')
}

/** Takes a visit by its middle and carries it over a lane, so many minutes later; it is not let go yet. */
export async function carry(page: Page, visit: string, worker: string, minutes = 0) {
  const block = blockOf(page, visit)
  const field = page.locator('.board-scroll')
  const hours = Number(await field.evaluate((it) => getComputedStyle(it).getPropertyValue('--hours')))
  await block.scrollIntoViewIfNeeded()
  const from = (await block.boundingBox())!
  const x = from.x + from.width / 2
  await page.mouse.move(x, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 8, from.y + from.height / 2 + 2, { steps: 2 })
  await reach(page, worker, x)
  const track = (await laneOf(page, worker).locator('.track').boundingBox())!
  await page.mouse.move(x + (minutes / 60) * (track.width / hours), track.y + 26, { steps: 6 })
}

/** Holds what is carried at the edge of the board until the lane has come into sight. */
async function reach(page: Page, worker: string, x: number) {
  const { y, height } = (await page.locator('.board-scroll').boundingBox())!
  const top = async () => (await laneOf(page, worker).boundingBox())!.y
  const inSight = async () => (await top()) > y + 70 && (await top()) < y + height - 100
  if (await inSight()) return
  await page.mouse.move(x, (await top()) < y + 70 ? y + 50 : y + height - 20, { steps: 3 })
  await expect.poll(inSight, { intervals: [20] }).toBe(true)
  await page.mouse.move(x, y + height / 2)
}
