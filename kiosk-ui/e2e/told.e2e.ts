// What staff save at the console is what the public sees: a price, a closure, a notice; and what paper kept through a power cut.
import { expect, type Page, test } from '@playwright/test'
import type { Booking, PriceList, Visit } from '../src/shared/api/station'
import { addDays, dayOf, momentFormats, momentOf } from '../src/shared/format'
import { desk, signIn, typeDay } from './console'
import { firstRun } from './first-run'
import { heading, pairedKiosk, portrait, touch, words } from './kiosk'
import { camera, checkKiosk } from './looks'
import { manager } from './manager'

test.use(desk)

const zone = 'Asia/Shanghai'

async function openCounter(page: Page, view: string) {
  await page.locator('.counter-page nav').getByRole('link', { name: view, exact: true }).click()
}

async function atTheCounter(page: Page) {
  await signIn(page, 'zh', firstRun().console, async () => undefined, 'told')
  await page.getByRole('link', { name: '柜台' }).click()
}

test('a price, a closure and a notice are saved at the console and seen at kiosk and board', async ({
  page,
  browser,
  request,
}) => {
  const run = firstRun()
  const staff = await manager(request, run)
  const look = camera('zh', 230)
  const closed = addDays(dayOf(new Date(), zone), 9)
  await atTheCounter(page)
  const dialog = page.getByRole('dialog')

  const { services } = await staff.get<PriceList>('prices')
  const { service, earliest, prices } = services[1]!
  await test.step('a price is published before it is taken, never sooner', async () => {
    await openCounter(page, '价目表')
    await page.locator(`[data-service="${service}"] button`).last().click()
    await page.locator('[name=amount]').fill('98.5')
    await typeDay(page, 'from', addDays(earliest, -1))
    await dialog.getByRole('button', { name: '公布' }).click()
    await expect(dialog.locator('.field .wrong')).toBeVisible()
    await look(page, 'price-too-soon')
    await typeDay(page, 'from', earliest)
    await dialog.getByRole('button', { name: '公布' }).click()
    await expect(page.locator(`[data-service="${service}"] .tag.soon`)).toContainText('¥98.50')
    const now = (await staff.get<PriceList>('prices')).services[1]!
    expect(now.prices).toHaveLength(prices.length + 1)
  })

  await test.step('what a service is shown by is chosen by the keyboard alone', async () => {
    await page.locator(`[data-service="${service}"] .drawn`).press('Enter')
    await dialog.getByRole('radio', { name: '和类别一样' }).press('Space')
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: '窗户' })).toBeChecked()
    await look(page, 'pictograms')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    expect((await staff.get<PriceList>('prices')).services[1]!.pictogram).toBe('window')
  })

  await test.step('a closure says what becomes of each visit before it is saved', async () => {
    await openCounter(page, '闭站')
    await page.getByRole('button', { name: '安排闭站…' }).click()
    await typeDay(page, 'from', closed)
    await typeDay(page, 'until', closed)
    await dialog.getByRole('button', { name: '看看影响' }).click()
    await expect(dialog.locator('.ahead')).toBeVisible()
    await dialog.getByRole('button', { name: '闭站', exact: true }).click()
    await expect(page.locator('[data-suspension]')).toHaveCount(1)
  })

  await test.step('a notice is written', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await openCounter(page, '公告')
    await page.getByRole('button', { name: '写公告' }).click()
    await page.locator('[name=zh]').fill('周五上午消防演习')
    await page.locator('[name=en]').fill('Fire drill on Friday morning')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.locator('[data-notice]', { hasText: '消防演习' })).toBeVisible()
  })

  await test.step('the board shows price and notice', async () => {
    const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await board.goto(new URL('/board', run.console.url).href)
    await expect(board.locator('.prices')).toContainText('¥98.50')
    await expect(board.locator('.notice-band')).toContainText('消防演习')
    await expect(board.locator('header .hours')).toContainText(/\d\d:\d\d–\d\d:\d\d/)
    await look(board, 'board-told')
    await board.context().close()
  })

  await test.step('the kiosk shows all three', async () => {
    const kiosk = await (await browser.newContext(portrait)).newPage()
    await pairedKiosk(kiosk, run)
    await expect(kiosk.locator('.home .news')).toContainText('消防演习')
    await look(kiosk, 'kiosk-home')
    await checkKiosk(kiosk)
    await touch(kiosk, '价格与公司')
    await expect(kiosk.locator('.sheet .next')).toContainText('¥98.50')
    await look(kiosk, 'kiosk-price')
    await checkKiosk(kiosk)
    await touch(kiosk, words.zh.back)
    await touch(kiosk, '公告')
    await expect(kiosk.locator('.notices')).toContainText('消防演习')
    await look(kiosk, 'kiosk-notice')
    await checkKiosk(kiosk)
    await touch(kiosk, words.zh.back)
    await kiosk.locator('.offer button').first().tap()
    await kiosk.locator('.services button').first().tap()
    await touch(kiosk, words.zh.otherDays)
    await expect(heading(kiosk)).toBeVisible()
    await expect(kiosk.locator(`[data-day="${closed}"]`)).toBeDisabled()
    await expect(kiosk.locator(`[data-day="${closed}"]`)).toContainText('休息')
    await look(kiosk, 'kiosk-closed')
    await kiosk.context().close()
  })

  await test.step('the closure is lifted, the notice taken down', async () => {
    await page.locator('[data-notice]', { hasText: '消防演习' }).getByRole('button', { name: '撤下' }).click()
    await expect(page.locator('[data-notice]', { hasText: '消防演习' })).toHaveCount(0)
    await openCounter(page, '闭站')
    await page.locator('[data-suspension] button').click()
    await dialog.getByRole('button', { name: '解除暂停' }).click()
    await expect(page.locator('[data-suspension]')).toHaveCount(0)
  })
})

test('what paper kept through a power cut is entered with its true times and its source', async ({ page, request }) => {
  const run = firstRun()
  const staff = await manager(request, run)
  const look = camera('zh', 240)
  const now = new Date()
  const today = dayOf(now, zone)
  const clock = momentFormats('zh-CN', zone).time(now)
  const dialog = page.getByRole('dialog')
  await atTheCounter(page)
  await openCounter(page, '停电')

  const booking = await test.step('a booking from paper', async () => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
    await page.getByRole('button', { name: '补录手写预约…' }).click()
    await page.keyboard.type('rcbj2')
    await page.keyboard.press('Enter')
    await page.keyboard.type('3-2-1102')
    await page.keyboard.press('Enter')
    await expect(page.locator('.combo:focus-within [role=option][aria-selected=true]')).toBeVisible()
    await page.keyboard.press('Enter')
    await dialog.locator('[name=consent]').check()
    await dialog.locator('[name=takenAt]').fill(`${today}T${clock}`)
    await look(page, 'paper-booking')
    await dialog.locator('[name=takenAt]').press('Enter')
    await expect(page.getByTestId('ticket-number').first()).toBeVisible()
    const made = (await (await answered).json()) as Booking
    expect(await staff.get<Booking>(`bookings/${made.id}`)).toMatchObject({ channel: 'paper' })
    return made
  })

  await test.step('the steps of its visit', async () => {
    const [{ id, start }] = booking.visits as [Booking['visits'][number]]
    const day = dayOf(start, zone)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    if (day !== today) await page.locator('.day-switch button').nth(1).click()
    const row = page.locator(`[data-visit="${id}"]`)
    await expect(row).toBeVisible()
    await row.locator('[name=accepted]').fill(clock)
    await look(page, 'back-entry')
    await page.locator('.back-entry [type=submit]').click()
    const visit = await staff.get<Visit & { reports: { source: string; deviceTime: string }[] }>(`visits/${id}`)
    if (day === today) {
      await expect(row.locator('[name=accepted]')).toHaveCount(0)
      await expect
        .poll(async () => (await staff.get<typeof visit>(`visits/${id}`)).reports)
        .toMatchObject([{ source: 'paper', applied: true }])
      const { reports } = await staff.get<typeof visit>(`visits/${id}`)
      expect(Date.parse(reports[0]!.deviceTime)).toBe(Date.parse(momentOf(day, clock, zone)))
    } else {
      // Nothing of tomorrow can have been written down today.
      await expect(page.locator('.back-entry .el-alert')).toBeVisible()
    }
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.day-sheet')).toContainText(booking.ticket!.number)
    await page.emulateMedia({ media: 'screen' })
  })
  await staff.post(`bookings/${booking.id}/cancel`, { reason: 'changed-mind' })
})
