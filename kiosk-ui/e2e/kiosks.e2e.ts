// Kiosks as devices: seen and set up at the console, printing tickets, shut out.
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import type { Kiosk } from '../src/shared/api/station'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { chooseTime, giveAddress, giveContact, heading, pairedKiosk, portrait, readTicket, touch, words } from './kiosk'
import { camera, checkKiosk, type Language, photograph } from './looks'
import { manager } from './manager'
import { findOffer } from './offer'
import { type Printer, switchOn } from './printer'

test.use(desk)

const say = {
  zh: {
    kiosks: '自助机',
    edit: /^修改…/,
    save: '保存',
    test: /^打测试页/,
    shut: /^停用…/,
    doShut: '停用',
    printed: '打印好了，请拿走取号单。',
    noPaper: /没纸了/,
    again: '再打一张',
    mine: '打印',
    queue: '取个号',
    ask: '咨询',
  },
  en: {
    kiosks: 'Kiosks',
    edit: /^Change…/,
    save: 'Save',
    test: /^Print a test page/,
    shut: /^Shut out…/,
    doShut: 'Shut out',
    printed: 'Printed. Please take it.',
    noPaper: /Out of paper/,
    again: 'Print again',
    mine: 'Print',
    queue: 'Take a number',
    ask: 'A question',
  },
} as const

let printer: Printer
test.beforeEach(async () => void (printer = await switchOn()))
test.afterEach(() => printer.close())

/** A kiosk of its own in a browser of its own, and what the station calls it. */
async function kioskOf(browser: Browser, request: APIRequestContext) {
  const staff = await manager(request, firstRun())
  const before = new Set((await staff.get<{ kiosks: Kiosk[] }>('kiosks')).kiosks.map(({ id }) => id))
  const kiosk = await (await browser.newContext(portrait)).newPage()
  const told = kiosk.waitForResponse((response) => response.url().endsWith('/health') && response.ok())
  await pairedKiosk(kiosk, firstRun())
  await told
  const made = (await staff.get<{ kiosks: Kiosk[] }>('kiosks')).kiosks.find(({ id }) => !before.has(id))!
  return { kiosk, made, staff }
}

async function booked(kiosk: Page, language: Language, request: APIRequestContext) {
  await chooseTime(kiosk, language, await findOffer(request, firstRun()))
  await giveAddress(kiosk, language)
  await giveContact(kiosk, language, undefined)
  await touch(kiosk, words[language].book)
  return readTicket(kiosk)
}

for (const language of ['zh', 'en'] as const)
  test(`a kiosk is set up, prints, runs out of paper and is shut out, in ${language}`, async ({
    page,
    browser,
    request,
  }) => {
    test.setTimeout(180_000)
    const look = camera(language, 300)
    const its = say[language]
    const { kiosk, made, staff } = await kioskOf(browser, request)
    await signIn(page, language, firstRun().console, async () => undefined, 'kiosks')
    await page.goto(`${firstRun().console.url}#/counter?view=kiosks`)
    const card = page.locator(`[data-kiosk="${made.id}"]`)
    await expect(card.locator('.tag').first()).toHaveClass(/good/)

    await test.step('the manager names it and enters its printer, by keyboard', async () => {
      await card.getByRole('button', { name: its.edit }).focus()
      await page.keyboard.press('Enter')
      await page.locator('[name=name]').fill(language === 'zh' ? '大厅左边' : 'Hall, left')
      await page.locator('[name=kind]').selectOption('network')
      await page.locator('[name=host]').fill('127.0.0.1')
      await page.locator('[name=port]').fill(String(printer.port))
      await look(page, 'console-kiosk-printer')
      await page.locator('[name=port]').press('Enter')
      await expect(card.locator('.tag').nth(1)).toHaveClass(/good/)
      await card.getByRole('button', { name: its.test }).press('Enter')
      await expect(page.locator('.told')).not.toBeEmpty()
      expect(printer.paper()).toContain('测试')
      await look(page, 'console-kiosks')
    })

    await test.step('a ticket comes out by itself, in the language of the screen', async () => {
      await kiosk.reload()
      await expect(kiosk.locator('.home')).toBeVisible()
      const ticket = await booked(kiosk, language, request)
      await expect(kiosk.locator('.print-line p')).toHaveText(its.printed)
      const paper = printer.paper()
      expect(paper).toContain(ticket.number)
      expect(paper).toContain(ticket.doorCode)
      expect(paper).toContain(language === 'zh' ? '开门码' : 'Door code')
      await look(kiosk, 'ticket-printed')
      await checkKiosk(kiosk)
    })

    await test.step('without paper the ticket stays on the screen and staff see why', async () => {
      printer.empty(true)
      await touch(kiosk, its.again)
      await expect(kiosk.locator('.print-line p')).toHaveText(its.noPaper)
      await look(kiosk, 'ticket-no-paper')
      await checkKiosk(kiosk)
      await expect(page.locator('[data-printer=out-of-paper]')).toBeVisible()
      await look(page, 'console-no-paper')
      printer.empty(false)
      await touch(kiosk, its.again)
      await expect(kiosk.locator('.print-line p')).toHaveText(its.printed)
      await expect(page.locator('[data-printer=out-of-paper]')).toHaveCount(0)
    })

    await test.step('a number comes out, too, and flashes when it is called', async () => {
      await touch(kiosk, words[language].done)
      if (language === 'en') await touch(kiosk, 'English')
      const now = new Date().toISOString()
      const id = '01980000-0000-7000-8000-000000000000'
      const entry = { id, number: 'A017', purpose: 'ask', standing: 'waiting', takenAt: now, since: now }
      await kiosk.route('**/api/v1/queue', (route) => route.fulfill({ status: 201, json: { entry, ahead: 2 } }))
      await kiosk.route(`**/api/v1/queue/${id}/print`, (route) => route.fulfill({ json: { printer: 'ready' } }))
      const asked = kiosk.waitForRequest(`**/api/v1/queue/${id}/print`)
      await touch(kiosk, its.queue)
      await touch(kiosk, its.ask)
      expect((await asked).postDataJSON()).toEqual({ language })
      await expect(kiosk.locator('.print-line p')).toHaveText(its.printed)
      await look(kiosk, 'number-printed')
      await checkKiosk(kiosk)
      await kiosk.route('**/api/v1/public-board', (route) =>
        route.fulfill({ json: { companies: [], calls: [{ seq: 1, number: 'A017', desk: 2, at: now }] } }),
      )
      await expect(kiosk.locator('.queue-number.called .your-turn')).toContainText('2')
      await touch(kiosk, words[language].done)
    })

    await test.step('it is shut out at once and asks to be paired', async () => {
      await card.getByRole('button', { name: its.shut }).press('Enter')
      await look(page, 'console-kiosk-shut-out')
      await page.getByRole('dialog').getByRole('button', { name: its.doShut, exact: true }).press('Enter')
      await expect(card).toHaveClass(/revoked/)
      expect((await staff.get<{ kiosks: Kiosk[] }>('kiosks')).kiosks.at(-1)!.id).toBe(made.id)
      await expect(kiosk.locator('.pairing')).toBeVisible({ timeout: 60_000 })
    })
    await kiosk.context().close()
  })

test('a ticket is printed again from my booking, and by the browser where the kiosk has its own printer', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000)
  const { kiosk, made, staff } = await kioskOf(browser, request)
  await staff.put(`kiosks/${made.id}`, { name: made.name, printer: { kind: 'browser' } }, made.version)
  await kiosk.addInitScript(() => {
    Object.assign(window, { printed: 0, print: () => (window as unknown as { printed: number }).printed++ })
  })
  const set = kiosk.waitForResponse((response) => response.url().endsWith('/health') && response.ok())
  await kiosk.reload()
  await set
  const ticket = await booked(kiosk, 'zh', request)
  await expect.poll(() => kiosk.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1)
  await kiosk.emulateMedia({ media: 'print' })
  await photograph(kiosk, 'zh', '309-ticket-by-browser')
  await kiosk.emulateMedia({ media: 'screen' })
  await touch(kiosk, words.zh.done)

  await touch(kiosk, '我的预约')
  await kiosk.getByRole('button', { name: ticket.number[0]!, exact: true }).tap()
  for (const digit of ticket.number.slice(1) + ticket.code)
    await kiosk.getByRole('button', { name: digit, exact: true }).tap()
  await touch(kiosk, words.zh.ok)
  await expect(kiosk.locator('.mine')).toBeVisible()
  await expect(heading(kiosk)).toBeVisible()
  await checkKiosk(kiosk)
  await photograph(kiosk, 'zh', '310-mine-print')
  await touch(kiosk, say.zh.mine)
  await expect.poll(() => kiosk.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(2)
  await kiosk.context().close()
})
