// Shorter hours by the keyboard: what lies outside is decided first, then kiosk and board keep to them.
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Booking, Building, Menu, Slots, Visit } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import type { Staff } from './bookings'
import { desk, signIn, typeDay } from './console'
import { firstRun } from './first-run'
import { pairedKiosk, portrait, touch, words } from './kiosk'
import { camera, checkAccessible, checkKiosk, type Language, photographed } from './looks'
import { manager } from './manager'

test.use(desk)

const say = {
  zh: { counter: '柜台', hours: '开放时间', keep: '照旧上门', cancel: /^取消，/, move: /^改为/ },
  en: { counter: 'Counter', hours: 'Hours', keep: 'Stays as it is', cancel: /^Cancel;/, move: /^Move to/ },
} as const

/** Goes on with the Tab key until it is there. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead to ${target.toString()}`)
}

/** Chooses in a list that has the focus as the keyboard does: by going down. */
async function choose(page: Page, list: Locator, wanted: string | RegExp) {
  const labels = await list.locator('option').allInnerTexts()
  const at = labels.findIndex((label) => (typeof wanted === 'string' ? label === wanted : wanted.test(label)))
  expect(at, `${String(wanted)} in ${labels.join(' / ')}`).toBeGreaterThan(0)
  for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown')
}

/** So many visits that begin before noon, each of another service. */
async function bookMornings(staff: Staff, date: string, count: number) {
  const { services } = await staff.get<Menu>('services')
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const visits: string[] = []
  for (const { id, crew } of services) {
    if (crew || visits.length === count) continue
    const { days } = await staff.get<Slots>(`slots?service=${id}&date=${date}`)
    const slot = days[0]!.slots.find(({ start, free }) => free > 0 && start.slice(11) < '12:00')
    if (!slot) continue
    const body = {
      service: id,
      start: slot.start,
      address: { building: buildings[0]!.id, unit: 1, floor: 2, room: 1 },
      people: { booker: {}, callAtStation: true },
      consent: { version: '2026-11' },
    }
    const key = { 'Idempotency-Key': `hours-${date}-${visits.length}-${Date.now()}` }
    visits.push((await staff.post<Booking>('bookings', body, key)).visits[0]!.id)
  }
  expect(visits).toHaveLength(count)
  return visits
}

for (const language of ['zh', 'en'] as Language[])
  test(`shorter hours wait for what lies outside, in ${language}`, async ({ page, browser, request }) => {
    const run = firstRun()
    const its = say[language]
    const staff = await manager(request, run)
    const look = camera(language, 220)
    const today = dayOf(new Date(), 'Asia/Shanghai')
    // A day that no other test books on; the day after everything is as before.
    const day = addDays(today, language === 'zh' ? 7 : 8)
    const week = (opens: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes: '20:00' }))
    await staff.post('opening-hours', { from: addDays(day, 1), days: week('08:00') })
    const visits = await bookMornings(staff, day, 3)
    const before = await staff.get<Visit>(`visits/${visits[1]}`)

    await signIn(page, language, run.console, async () => undefined, 'hours')
    await tabTo(page, page.getByRole('link', { name: its.counter, exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.locator('.counter-page nav').getByRole('link', { name: its.hours, exact: true }))
    await page.keyboard.press('Enter')
    await expect(page.locator('.hours-desk .card').first()).toBeVisible()
    await look(page, 'hours')
    await tabTo(page, page.locator('.hours-desk .page-bar button'))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await typeDay(page, 'from', day)
    for (let weekday = 1; weekday <= 7; weekday++) {
      const opens = dialog.locator(`[data-weekday="${weekday}"] input[type=time]`).first()
      await tabTo(page, opens)
      await opens.fill('14:00')
    }
    await page.keyboard.press('Enter')
    await expect(dialog.locator('[data-affected]').first()).toBeVisible()
    await look(page, 'hours-outside')

    await test.step('nothing is saved as long as one visit is undecided', async () => {
      await tabTo(page, dialog.locator('.choices .el-button--danger'))
      await page.keyboard.press('Enter')
      await expect(dialog.locator('select:invalid').first()).toBeFocused()
      expect((await staff.get<Visit>(`visits/${visits[0]}`)).state).toBe('assigned')
    })

    const others = await dialog.locator('[data-affected]').evaluateAll((all) => all.map((one) => one.dataset.affected!))
    const fates = [its.keep, its.move, its.cancel]
    for (const id of others) {
      const list = dialog.locator(`[data-affected="${id}"] select`)
      await tabTo(page, list)
      await choose(page, list, fates[visits.indexOf(id)] ?? its.keep)
    }
    await look(page, 'hours-decided')
    await tabTo(page, dialog.locator('.choices .el-button--danger'))
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.locator(`[data-week="${day}"]`)).toContainText('14:00–20:00')
    await look(page, 'hours-published')
    const after = await Promise.all(visits.map((id) => staff.get<Visit>(`visits/${id}`)))
    expect(after[0]!.state).toBe('assigned')
    expect(after[1]!.start).not.toBe(before.start)
    expect(after[2]!.state).toBe('cancelled')

    await test.step('the kiosk offers the new hours, and says them', async () => {
      const kiosk = await (await browser.newContext(portrait)).newPage()
      await pairedKiosk(kiosk, run)
      if (language === 'en') await touch(kiosk, 'English')
      await kiosk.locator('.doors button').last().tap()
      await expect(kiosk.locator('.hours').nth(1)).toContainText('14:00–20:00')
      await photographed(kiosk, language, '224-kiosk-hours')
      await checkAccessible(kiosk)
      await checkKiosk(kiosk)
      await touch(kiosk, words[language].back)
      await kiosk.locator('.offer button').first().tap()
      await kiosk.locator('.services button').first().tap()
      await touch(kiosk, words[language].otherDays)
      await kiosk.locator(`[data-day="${day}"]`).tap()
      await expect(kiosk.locator('.times button').first()).toHaveText(/14:00/)
      await kiosk.context().close()
    })
    await staff.post('opening-hours', { from: day, days: week('08:00') })
  })
