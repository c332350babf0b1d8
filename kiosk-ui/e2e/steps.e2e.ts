// Every step of the kiosk in every mode and shape, each in both languages: large enough, within the screen, nothing over anything.
import { expect, type Page, test } from '@playwright/test'
import type { Booking } from '../src/shared/api/station'
import { heightOf, lowerEdge, reach } from '../src/kiosk/reach'
import { firstRun } from './first-run'
import { pairedKiosk, touch, words } from './kiosk'
import { checkAccessible, photographed } from './looks'
import { type Mode, measure, type Shape } from './measures'

const shapes: Record<Shape, { width: number; height: number }> = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
}
const names: Record<Exclude<Mode, 'normal'>, string> = { large: '大字', contrast: '黑白分明', low: '放低一点' }

for (const [shape, viewport] of Object.entries(shapes) as [Shape, (typeof shapes)[Shape]][])
  for (const mode of ['normal', 'large', 'contrast', 'low'] as const)
    test.describe(`${shape}, ${mode}`, () => {
      test.use({ viewport, hasTouch: true })

      test(`every step of the kiosk, ${shape}, ${mode}`, async ({ page }) => {
        let number = 1
        const see = async (name: string) => {
          for (const language of ['zh', 'en'] as const) {
            if (language === 'en') await page.locator('.language').evaluate((button: HTMLElement) => button.click())
            const file = `${String(number).padStart(2, '0')}-${name}-${language}`
            await photographed(page, `steps/${shape}-${mode}`, file)
            expect.soft(await measure(page, shape, mode), `${file} ${shape} ${mode}`).toEqual([])
            if (mode === 'low' && shape === 'portrait') await expectWithinReach(page, file)
            // Colours differ between these two only, and a shape or a size changes none.
            if (shape === 'portrait' && (mode === 'normal' || mode === 'contrast')) await checkAccessible(page)
          }
          await page.locator('.language').evaluate((button: HTMLElement) => button.click())
          number++
        }
        await pairedKiosk(page, firstRun())
        if (mode !== 'normal') {
          await page.locator('.modes-button').tap()
          await touch(page, names[mode])
          await see('modes')
          await page.getByRole('dialog').getByRole('button').last().tap()
        }
        await walk(page, see)
      })
    })

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
async function walk(page: Page, see: (name: string) => Promise<void>) {
  const back = () => touch(page, words.zh.back)
  const tap = (selector: string) => page.locator(selector).first().tap()
  const shows = (selector: string) => expect(page.locator(selector).first()).toBeVisible()

  await shows('.offer button')
  await see('home')
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
  await touch(page, '取个号')
  await see('queue')
  await touch(page, '咨询')
  await shows('.queue-number')
  await see('number')
  await touch(page, words.zh.done)
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
  await tap('.days [data-day]:enabled')
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
  const { ticket } = (await (await answer).json()) as Booking
  await touch(page, words.zh.done)

  await page.keyboard.type(ticket!.url!)
  await page.keyboard.press('Enter')
  await shows('.mine')
  await see('mine')
  await touch(page, /^取消$/)
  await shows('.consequence')
  await see('cancel')
  await back()
  await touch(page, '改时间')
  await tap('.days [data-day]:enabled')
  await tap('.times button:not(.unfree)')
  await shows('.consequence')
  await see('move')
  await page.route('**/api/v1/**', (route) => route.abort())
  await touch(page, '改到新的时间')
  await shows('.trouble')
  await see('trouble')
}

/** The first time of a day is taken, so that what cannot be had is seen, too. */
async function fillFirst(route: Parameters<Parameters<Page['route']>[1]>[0]) {
  const response = await route.fetch()
  const body = (await response.json()) as { days: { slots: { free: number; why?: string }[] }[] }
  for (const { slots } of body.days) if (slots.length > 1) Object.assign(slots[0]!, { free: 0, why: 'off-hours' })
  await route.fulfill({ response, json: body })
}
