// Every step of the kiosk in both languages, upright, low and lying down, and what follows a ticket in large text and in high
// contrast: large enough, within the screen, nothing over anything. YIZHAN_PROOF walks every step in every mode.
import { expect, type Page } from '@playwright/test'
import type { Booking } from '../src/shared/api/station'
import { heightOf, lowerEdge, reach } from '../src/kiosk/reach'
import { bookFree } from './bookings'
import { fillFirst, freeAllDay, takeNumber, tellAtLength, test } from './answers'
import { firstRun } from './first-run'
import { pairedKiosk, touch, words } from './kiosk'
import { checkAccessible, photographed, settled } from './looks'
import { manager } from './manager'
import { measure, type Mode, type Shape } from './measures'

const shapes: Record<Shape, { width: number; height: number }> = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
}
const proof = process.env.YIZHAN_PROOF === 'true'
const layouts: [Shape, Mode][] = [
  ['portrait', 'normal'],
  ['portrait', 'low'],
  ['landscape', 'normal'],
]
const more: [Shape, Mode][] = [
  ['portrait', 'large'],
  ['portrait', 'contrast'],
  ['landscape', 'large'],
  ['landscape', 'contrast'],
]
/** What a mode's button says. */
const asked: Partial<Record<Mode, string>> = { low: '放低一点', large: '大字', contrast: '黑白分明' }
/** The steps that no other test looks at with axe. */
const alone = new Set([
  ...['modes', 'prices', 'companies', 'notices', 'queue', 'number', 'why-not', 'find', 'found', 'contact-phone'],
  ...['name', 'payer', 'payer-phone', 'consent', 'confirm-filled'],
])

for (const [shape, mode] of proof ? [...layouts, ...more] : layouts)
  test.describe(`${shape}, ${mode}`, () => {
    test.use({ viewport: shapes[shape], hasTouch: true })

    test(`every step of the kiosk, ${shape}, ${mode}`, async ({ page, request }) => {
      const staff = await manager(request, firstRun())
      const { see, begin } = eyes(page, shape, mode)
      await page.route('**/api/v1/slots?*days=1', freeAllDay)
      await page.route('**/api/v1/notices', tellAtLength)
      await pairedKiosk(page, firstRun())
      await begin(true)
      const booking = await walk(page, see, begin)
      await touch(page, words.zh.done)
      await walkTicket(page, booking.ticket!.url!, see, begin)
      await staff.post(`bookings/${booking.id}/cancel`, { reason: 'changed-mind' })
    })
  })

for (const [shape, mode] of proof ? [] : more.slice(0, 2))
  test.describe(`${shape}, ${mode}`, () => {
    test.use({ viewport: shapes[shape], hasTouch: true })

    test(`what follows a ticket, ${shape}, ${mode}`, async ({ page, request }) => {
      const staff = await manager(request, firstRun())
      const { see, begin } = eyes(page, shape, mode)
      const booking = await bookFree(staff, request, 'steps')
      await pairedKiosk(page, firstRun())
      await walkTicket(page, booking.ticket!.url!, see, begin)
      await staff.post(`bookings/${booking.id}/cancel`, { reason: 'changed-mind' })
    })
  })

/** Looks at a kiosk in one shape and mode. */
function eyes(page: Page, shape: Shape, mode: Mode) {
  let number = 1
  const turnLanguage = () => page.locator('.language').evaluate((button: HTMLElement) => button.click())
  const see = async (name: string) => {
    for (const language of ['zh', 'en'] as const) {
      if (language === 'en') await turnLanguage()
      const file = `${String(number).padStart(2, '0')}-${name}-${language}`
      await settled(page)
      const faults = await measure(page, shape, mode)
      if (faults.length || proof) await photographed(page, `steps/${shape}-${mode}`, file)
      expect.soft(faults, `${file} ${shape} ${mode}`).toEqual([])
      if (mode !== 'normal') await expect(page.locator(`html[data-${mode}]`)).toBeAttached()
      if (mode === 'low') await expectWithinReach(page, file)
      // Neither a shape nor a place changes colours or names.
      if (shape === 'portrait' && (mode === 'normal' ? alone.has(name) : mode === 'contrast'))
        await checkAccessible(page)
    }
    await turnLanguage()
    number++
  }
  /** Whoever comes next finds the kiosk as it usually is. */
  const begin = async (look = false) => {
    if (mode === 'normal' && !look) return
    await page.locator('.modes-button').tap()
    if (asked[mode]) await touch(page, asked[mode])
    if (look) await see('modes')
    await page.getByRole('dialog').getByRole('button').last().tap()
  }
  return { see, begin }
}

async function expectWithinReach(page: Page, name: string) {
  const { top, bottom } = await page.evaluate(() => {
    const main = document.querySelector('main.counter')!
    const top = main.getBoundingClientRect().top
    const boxes = [...document.querySelectorAll('button, input, a')]
      .filter(
        (target) => target.checkVisibility() && !(main.contains(target) && target.getBoundingClientRect().top < top),
      )
      .map((target) => target.getBoundingClientRect())
    return { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) }
  })
  expect.soft(heightOf(top, lowerEdge.highest), name).toBeLessThanOrEqual(reach.highest)
  expect.soft(heightOf(Math.min(bottom, 1920)), name).toBeGreaterThanOrEqual(reach.lowest)
}

/** Through every step, aside ones and dialogs included; `see` looks at each. */
async function walk(page: Page, see: (name: string) => Promise<void>, begin: () => Promise<void>): Promise<Booking> {
  const back = () => touch(page, words.zh.back)
  const tap = (selector: string) => page.locator(selector).first().tap()
  const shows = (selector: string) => expect(page.locator(selector).first()).toBeVisible()

  await expect(page.locator('.offer button').last()).toContainText('28')
  await shows('.news')
  await see('home')
  await page.unroute('**/api/v1/slots?*days=1')
  await touch(page, '价格与公司')
  await see('prices')
  await touch(page, /^公司$/)
  await shows('.public ul.sheet')
  await see('companies')
  await back()
  await touch(page, '公告')
  await shows('.no-notice, .notices')
  await see('notices')
  await back()
  await page.route('**/api/v1/queue', takeNumber)
  await touch(page, '取个号')
  await see('queue')
  await touch(page, '咨询')
  await shows('.queue-number')
  await see('number')
  await touch(page, words.zh.done)
  await begin()
  await touch(page, '我的预约')
  await see('earlier')
  await tap('.letters button')
  await see('earlier-digits')
  await back()

  await tap('.offer button')
  await see('service')
  await tap('.services button')
  await shows('.near .days')
  await shows('.soon')
  await see('detail')
  await touch(page, words.zh.otherDays)
  await shows('.days [data-day]')
  await see('day')
  await page.route('**/api/v1/slots?*why=true*', fillFirst)
  // The first may have hardly a time left.
  await page.locator('.days [data-day]:enabled').nth(1).tap()
  await shows('.times')
  await see('time')
  await tap('.times .unfree')
  await shows('.why-not .grid button')
  await see('why-not')
  await page.getByRole('dialog').getByRole('button').last().tap()
  await tap('.times button:not(.unfree)')
  await shows('.workers .grid.two:not(.often)')
  await see('worker')
  await page.locator('.workers .often button').nth(1).tap()
  await tap('.workers > .primary')
  await shows('.series')
  await see('series')
  await back()
  await tap('.workers > .primary')
  await shows('.address.building')
  await see('building')
  await tap('.find-building')
  await see('find')
  await tap('.find .keys button')
  await shows('.find .found button')
  await see('found')
  await tap('.find .found button')
  for (const part of ['unit', 'floor', 'room']) {
    await shows(`.address.${part}`)
    await see(part)
    await page.locator(`.address.${part} button`).nth(1).tap()
  }
  await see('phone')
  await touch(page, '留别人的电话')
  await see('contact-phone')
  await back()
  await touch(page, words.zh.other)
  await touch(page, words.zh.noPhone)
  await shows('.confirm')
  await see('confirm')
  await tap('.besides button')
  await see('name')
  await tap('.surnames button')
  await tap('.titles button')
  await page.locator('.besides button').nth(1).tap()
  await see('payer')
  await touch(page, '别人付')
  await see('payer-phone')
  await touch(page, '不留电话')
  await touch(page, '看全文')
  await see('consent')
  await touch(page, '我同意')
  await shows('.confirm')
  await see('confirm-filled')
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
  await tap('.book')
  await shows('.ticket')
  await see('ticket')
  const booking = (await (await answer).json()) as Booking
  return booking
}

/** Through what a ticket opens: how it stands, cancelling, the same again, moving, and no network in the middle of it. */
async function walkTicket(
  page: Page,
  ticket: string,
  see: (name: string) => Promise<void>,
  begin: () => Promise<void>,
) {
  const tap = (selector: string) => page.locator(selector).first().tap()
  const shows = (selector: string) => expect(page.locator(selector).first()).toBeVisible()
  const scan = async () => {
    await begin()
    await page.keyboard.type(ticket)
    await page.keyboard.press('Enter')
    await shows('.mine')
  }
  const chooseTime = async () => {
    await shows('.days [data-day]')
    await page.locator('.days [data-day]:enabled').nth(1).tap()
    await tap('.times button:not(.unfree)')
  }
  await scan()
  await see('mine')
  await touch(page, /^取消$/)
  await shows('.consequence')
  await see('cancel')
  await touch(page, words.zh.back)
  await touch(page, '再约一次')
  await shows('.days [data-day]')
  await see('again-day')
  await chooseTime()
  await tap('.workers > .primary')
  await shows('.confirm')
  await see('again-confirm')
  await touch(page, '重来')
  await shows('.home')
  await scan()
  await touch(page, '改时间')
  await chooseTime()
  await shows('.consequence')
  await see('move')
  await page.route('**/api/v1/**', (route) => route.abort())
  await touch(page, '改到新的时间')
  await shows('.trouble')
  await see('trouble')
}
