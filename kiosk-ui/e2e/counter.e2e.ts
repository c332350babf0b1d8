// The counter: somebody who walks in is booked by the keyboard alone, in less than half a minute.
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import type { Booking, Building, Menu, Slots } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import type { Staff } from './bookings'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, photograph, type Language, watchOrigin } from './looks'
import { manager } from './manager'

test.use(desk)

const tomorrow = addDays(dayOf(new Date(), 'Asia/Shanghai'), 1)

/** Between two keys of somebody who types with a few fingers, milliseconds. */
const pause = 250

/** Types as a person does, and counts. */
function typist(page: Page) {
  let keys = 0
  return {
    get keys() {
      return keys
    },
    async type(text: string) {
      keys += text.length
      await page.keyboard.type(text, { delay: pause })
    },
    async press(...names: string[]) {
      for (const name of names) {
        keys++
        await page.keyboard.press(name, { delay: pause })
      }
    },
  }
}

/** A service and a start tomorrow for which the last hands were taken just now, and whose visits took them. */
async function findFull(staff: Staff, request: APIRequestContext, purpose: string) {
  const { services } = await staff.get<Menu>('services')
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const slotsOf = async (service: string) => {
    const { days } = await staff.get<Slots>(`slots?service=${service}&date=${tomorrow}&days=1&why=true`)
    return days[0]!.slots
  }
  const offers = []
  for (const service of services.filter(
    ({ personalCare, durationMinutes }) => !personalCare && durationMinutes < 120,
  )) {
    const free = (await slotsOf(service.id)).filter((slot) => slot.free > 0)
    offers.push(...free.map((slot) => ({ service, ...slot })))
  }
  for (const { service, start, free } of offers.toSorted((one, other) => one.free - other.free).slice(0, 10)) {
    const bookings: string[] = []
    for (let hand = 0; hand < free; hand++) {
      const data = {
        service: service.id,
        start,
        address: { building: buildings[hand]!.id, unit: 1, floor: 6, room: 1 },
        people: { booker: {}, callAtStation: true },
        consent: { version: '2026-11' },
      }
      const headers = { ...staff.headers, 'Idempotency-Key': `${purpose}-${start}-${hand}-${Date.now()}` }
      const made = await request.post(new URL('/api/v1/bookings', firstRun().console.url).href, { data, headers })
      if (made.ok()) bookings.push(((await made.json()) as Booking).id)
    }
    if (bookings.length < free) continue
    const why = async () => (await slotsOf(service.id)).find((slot) => slot.start === start)?.why
    await expect.poll(why).toBe('full')
    return { service, start, bookings }
  }
  throw new Error('no time tomorrow at which everybody is taken')
}

for (const language of ['zh', 'en'] as Language[]) {
  test(`somebody who walks in is booked in under 30 s by keyboard in ${language}`, async ({ page, request }) => {
    const run = firstRun()
    const strays = watchOrigin(page)
    const look = camera(language, 160)
    await signIn(page, language, run.console, async () => undefined, 'counter')
    await expect(page.locator('.state-line')).toBeVisible()
    const option = page.locator('.combo:focus-within [role=option][aria-selected=true]')
    const dialog = page.getByRole('dialog')
    const hands = typist(page)
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
    const begun = Date.now()

    await hands.press('F2')
    await hands.type(language === 'zh' ? 'rcbj2' : 'home 2')
    await expect(option).toContainText(language === 'zh' ? '日常保洁 2 小时' : 'Home cleaning, 2 hours')
    await hands.press('Enter')
    await hands.type(language === 'zh' ? '3-2-1102' : '4 1 801')
    await hands.press('Enter')
    await expect(option).toBeVisible()
    await hands.press('Enter')
    await hands.type('13800001234')
    // Past how often, and for whom.
    await hands.press('Tab', 'Tab', 'Tab', 'Space', 'Enter')
    await expect(page.getByTestId('ticket-number').first()).toHaveText(/^[A-Z]\d{3}$/)
    const seconds = (Date.now() - begun) / 1000
    console.log(`walk-in (${language}): ${hands.keys} keystrokes, ${seconds.toFixed(1)} s at ${pause} ms each`)
    expect(seconds).toBeLessThan(30)
    expect(hands.keys).toBeLessThanOrEqual(40)
    await look(page, 'walk-in-ticket')

    await test.step('it is recorded as assisted', async () => {
      const { id } = (await (await answered).json()) as Booking
      const staff = await manager(request, run)
      expect(await staff.get<Booking>(`bookings/${id}`)).toMatchObject({ channel: 'counter' })
    })

    await test.step('the ticket goes on paper without the page', async () => {
      await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')))
      await page.keyboard.press('Enter')
      await expect(page.locator('body[data-printed]')).toHaveCount(1)
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.paper')).toBeVisible()
      await expect(page.locator('#app')).toBeHidden()
      await photograph(page, language, '161-walk-in-paper')
      await page.emulateMedia({ media: 'screen' })
    })

    await test.step('the next one comes every week', async () => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.type(language === 'zh' ? 'smlf' : 'haircut')
      await page.keyboard.press('Enter')
      await page.keyboard.type('5-1-901')
      await page.keyboard.press('Enter')
      await expect(option).toBeVisible()
      await page.keyboard.type('10')
      await expect(option).toContainText('10:')
      await look(page, 'walk-in-times')
      await page.keyboard.press('Enter')
      await dialog.locator('[name=weeks]').selectOption('4')
      await expect(dialog.locator('.series-note li')).toHaveCount(4)
      await dialog.locator('[name=consent]').check()
      await look(page, 'walk-in-series')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('ticket-number').first()).toBeVisible()
      await look(page, 'walk-in-series-ticket')
    })
    expect(strays).toEqual([])
  })

  test(`somebody for whom nobody is free is booked to be planned in ${language}`, async ({ page, request }) => {
    const run = firstRun()
    const strays = watchOrigin(page)
    const look = camera(language, 165)
    const staff = await manager(request, run)
    const { service, start, bookings } = await findFull(staff, request, `full-${language}`)
    await signIn(page, language, run.console, async () => undefined, 'full')
    await expect(page.locator('.state-line')).toBeVisible()
    const option = page.locator('.combo:focus-within [role=option][aria-selected=true]')
    const dialog = page.getByRole('dialog')

    await page.keyboard.press('F2')
    await page.keyboard.type(service.name[language])
    await expect(option).toContainText(service.name[language])
    await page.keyboard.press('Enter')
    await page.keyboard.type('3-2-1102')
    await expect(option).toBeVisible()
    await page.keyboard.press('Enter')
    const [, month, day] = tomorrow.split('-').map(Number)
    await page.keyboard.type(`${month}/${day} ${start.slice(11, 16)}`)
    await expect(option).toContainText(language === 'zh' ? '已满' : 'full')
    await look(page, 'full-time')
    await page.keyboard.press('Enter')
    await dialog.locator('[name=consent]').check()
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
    await page.keyboard.press('Enter')
    const booked = (await (await answered).json()) as Booking
    await expect(dialog.locator('.slip').first()).toContainText(language === 'zh' ? '人员待定' : 'yet to be named')
    expect(booked.visits[0]).toMatchObject({ state: 'unassigned', urgent: true })
    await look(page, 'full-ticket')

    await test.step('the way to the plan of that day is beside it', async () => {
      await dialog.getByRole('link').click()
      await expect(dialog).toBeHidden()
      await expect(page).toHaveURL(new RegExp(`planning\\?date=${tomorrow}`))
      await expect(page.locator('.page.planning')).toBeVisible()
    })
    for (const id of [booked.id, ...bookings]) await staff.post(`bookings/${id}/cancel`, {})
    expect(strays).toEqual([])
  })
}
