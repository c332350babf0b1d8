// 'My booking': with the ticket's QR or its number and code, at the kiosk and on the resident's own phone.
import { expect, type Page, type Route } from '@playwright/test'
import type { Booking, FreeWorker } from '../src/shared/api/station'
import { test } from './answers'
import { firstRun } from './first-run'
import { chooseTime, giveAddress, giveContact, heading, pairedKiosk, portrait, readTicket, touch, words } from './kiosk'
import { camera, checkKiosk, type Language } from './looks'
import { manager } from './manager'
import { findOffer } from './offer'

test.use(portrait)

const say = {
  zh: {
    mine: '我的预约',
    again: '再约一次',
    been: '来过您家 3 次',
    move: '改时间',
    doMove: '改到新的时间',
    cancel: /^取消$/,
    doCancel: '取消这次预约',
    keep: '不取消',
    look: '看看现在怎样',
  },
  en: {
    mine: 'My booking',
    again: 'The same again',
    been: 'Was at your home 3 times',
    move: 'Move it',
    doMove: 'Move it',
    cancel: /^Cancel it$/,
    doCancel: 'Cancel the booking',
    keep: 'Keep it',
    look: 'See how it stands',
  },
}

/** As a scanner does: every sign at once, then Enter. */
async function scan(page: Page, url: string) {
  await page.keyboard.type(url)
  await page.keyboard.press('Enter')
}

/** Two of those who are free are said to have been there; how a station knows is a test of its own. */
async function haveBeenThere(route: Route) {
  const response = await route.fetch()
  const { workers } = (await response.json()) as { workers: FreeWorker[] }
  const json = { workers: workers.map((worker, at) => ({ ...worker, visits: [3, 1][at] ?? 0 })) }
  await route.fulfill({ response, json })
}

async function booked(page: Page, language: Language, request: Parameters<typeof findOffer>[0]) {
  await chooseTime(page, language, await findOffer(request, firstRun()))
  await giveAddress(page, language)
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
  await giveContact(page, language, undefined)
  await touch(page, words[language].book)
  await readTicket(page)
  const booking = (await (await answer).json()) as Booking
  await touch(page, words[language].done)
  return booking
}

for (const language of ['zh', 'en'] as const) {
  test(`a scanned ticket shows the booking, which is moved, repeated and cancelled, in ${language}`, async ({
    page,
    request,
  }) => {
    const look = camera(language, 100)
    const its = say[language]
    await pairedKiosk(page, firstRun())
    const booking = await booked(page, language, request)
    if (language === 'en') await touch(page, 'English')

    await scan(page, booking.ticket!.url!)
    await expect(page.locator('.mine')).toBeVisible()
    await look(page, 'mine')
    await checkKiosk(page)

    await touch(page, its.move)
    await expect(page.locator('.soon')).toHaveCount(0)
    await page.locator('.days [data-day]:enabled').last().tap()
    await page.locator('.times button:not(.unfree)').first().tap()
    await look(page, 'mine-move')
    await checkKiosk(page)
    await page.locator('.consequence .primary').tap()
    await expect(page.locator('.mine')).toBeVisible()
    const staff = await manager(request, firstRun())
    const moved = await staff.get<Booking>(`bookings/${booking.id}`)
    expect(moved.visits[0]!.start).not.toBe(booking.visits[0]!.start)

    await touch(page, its.again)
    await page.locator('.days [data-day]:enabled').last().tap()
    await page.route('**/workers?*', haveBeenThere)
    await page.locator('.times button:not(.unfree)').last().tap()
    // Whoever is free at the last time of the last day; it may be one alone.
    await expect(page.locator('.workers .been').first()).toContainText(its.been)
    await look(page, 'mine-known')
    await checkKiosk(page)
    await touch(page, words[language].anyone)
    await expect(page.locator('.confirm')).toBeVisible()
    await look(page, 'mine-again')
    await checkKiosk(page)
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
    await page.getByRole('checkbox').tap()
    await touch(page, words[language].book)
    await readTicket(page)
    const repeated = await staff.get<Booking>(`bookings/${((await (await answer).json()) as Booking).id}`)
    expect(repeated.address).toEqual(booking.address)
    await touch(page, words[language].done)
    if (language === 'en') await touch(page, 'English')

    await scan(page, booking.ticket!.url!)
    await touch(page, its.cancel)
    await look(page, 'mine-cancel')
    await checkKiosk(page)
    await touch(page, its.keep)
    await expect(page.locator('.mine')).toBeVisible()
    await touch(page, its.cancel)
    await touch(page, its.doCancel)
    await expect(page.locator('.visit-road h2')).toHaveAttribute('data-state', 'cancelled')
    await look(page, 'mine-cancelled')
    await checkKiosk(page)
    expect((await staff.get<Booking>(`bookings/${booking.id}`)).state).toBe('cancelled')
  })
}

test('a lost answer to a cancellation is explained by how things stand', async ({ page, request }) => {
  await pairedKiosk(page, firstRun())
  const booking = await booked(page, 'zh', request)
  await scan(page, booking.ticket!.url!)
  await touch(page, say.zh.cancel)
  let lose = true
  await page.route('**/cancel', async (route) => {
    const response = await route.fetch()
    if (lose) await route.abort()
    else await route.fulfill({ response })
    lose = false
  })
  await touch(page, say.zh.doCancel)
  await expect(heading(page)).toHaveText('网络不通')
  await touch(page, words.zh.retry)
  await expect(heading(page)).toHaveText('预约刚才有变化')
  await checkKiosk(page)
  await touch(page, say.zh.look)
  await expect(page.locator('.visit-road h2')).toHaveAttribute('data-state', 'cancelled')
})

test('the door code opens no booking, and wrong codes are limited', async ({ page, request }) => {
  await pairedKiosk(page, firstRun())
  const booking = await booked(page, 'zh', request)
  await touch(page, say.zh.mine)
  const enter = async (code: string) => {
    await page.getByRole('button', { name: booking.ticket!.number[0]!, exact: true }).tap()
    for (const digit of booking.ticket!.number.slice(1) + code)
      await page.getByRole('button', { name: digit, exact: true }).tap()
    await touch(page, words.zh.ok)
  }
  await enter(`0000${booking.visits[0]!.doorCode}`)
  await expect(heading(page)).toHaveText('没有找到取号单')
  await checkKiosk(page)
  const api = new URL('/api/v1/', firstRun().console.url).href
  const statuses = []
  for (let i = 0; i < 20; i++) {
    const code = i === 19 ? booking.ticket!.code! : '00000000'
    const headers = { Authorization: `Ticket ${code}` }
    statuses.push((await request.get(`${api}bookings/${booking.id}`, { headers })).status())
  }
  expect(new Set(statuses)).toEqual(new Set([404]))
})

for (const language of ['zh', 'en'] as const)
  test(`the QR opens the booking on a phone that is no kiosk, in ${language}`, async ({ page, browser, request }) => {
    const look = camera(language, 106)
    await pairedKiosk(page, firstRun())
    const booking = await booked(page, 'zh', request)
    const path = new URL(booking.ticket!.url!)
    const phone = await (
      await browser.newContext({
        viewport: { width: 393, height: 852 },
        deviceScaleFactor: 3,
        isMobile: true,
        hasTouch: true,
      })
    ).newPage()
    await phone.goto(new URL(path.pathname + path.hash, firstRun().kiosk.url).href)
    await expect(phone.locator('.mine')).toBeVisible()
    if (language === 'en') await touch(phone, 'English')
    await look(phone, 'phone')
    await expect(phone.getByRole('button', { name: say[language].again })).toHaveCount(0)
    await touch(phone, say[language].cancel)
    await touch(phone, say[language].doCancel)
    await expect(phone.locator('.visit-road h2')).toHaveAttribute('data-state', 'cancelled')
    await phone.reload()
    await expect(phone.locator('.visit-road h2')).toHaveAttribute('data-state', 'cancelled')
    await phone.context().close()
  })

test('a ticket that is none is refused on a phone, and a kiosk keeps none in its address', async ({
  page,
  browser,
}) => {
  const nobody = `#/ticket/00000000-0000-7000-8000-000000000000/12345678`
  const phone = await (await browser.newContext(portrait)).newPage()
  await phone.goto(new URL(`/kiosk${nobody}`, firstRun().kiosk.url).href)
  await expect(heading(phone)).toHaveText('没有找到这张取号单')
  await phone.context().close()
  await pairedKiosk(page, firstRun())
  await page.goto('about:blank')
  await page.goto(new URL(`/kiosk${nobody}`, firstRun().kiosk.url).href)
  await expect(page.locator('.home')).toBeVisible()
  expect(page.url()).not.toContain('ticket')
})
