// Help between a worker and the station: a phone is enrolled, calls for help, finds a door closed, and is shut out.
import { expect, test } from '@playwright/test'
import { dayOf } from '../src/shared/format'
import { bookAnybody } from './book'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { typeDoorCode } from './phone'

test.use(desk)

const words = {
  zh: {
    enrol: '连接手机',
    close: '好了',
    done: '已处理',
    revoke: '停用',
    steps: ['接单', '出发了', '到门口了'],
    unanswered: '没人应门',
    sure: '确定，上报',
    owed: /白跑了一趟，路和时间照算$/,
  },
  en: {
    enrol: 'Connect a phone',
    close: 'Done',
    done: 'Done',
    revoke: 'Shut out',
    steps: ['Accept', 'I am on my way', 'I am at the door'],
    unanswered: 'Nobody opens',
    sure: 'Yes, report it',
    owed: /came for nothing: the way and the time are owed$/,
  },
} as const

for (const language of ['zh', 'en'] as Language[]) {
  test(`a phone is enrolled, calls for help and is shut out in ${language}`, async ({ page, browser, request }) => {
    const say = words[language]
    const look = camera(language, 120)
    const run = firstRun()
    const strays = watchOrigin(page)
    const visit = await bookAnybody(request, run, `alarms-${language}`)
    await signIn(page, language, run.console, async () => undefined, 'alarms')
    await expect(page.locator('.lamp.connected')).toBeVisible()
    await page.goto(`${new URL('/console', run.console.url).href}#/workers/${visit.workerId}`)
    const file = page.locator('.file')

    await file.getByRole('button', { name: say.enrol }).click()
    const code = (await page.getByTestId('enrolment-code').innerText()).trim()
    await look(page, 'console-enrol')
    await page.getByRole('dialog').getByRole('button', { name: say.close }).click()

    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    })
    const phone = await context.newPage()
    await phone.goto(`${new URL('/worker', run.console.url).href}#code=${code}`)
    if (language === 'en') await phone.getByRole('button', { name: 'English' }).tap()
    const card = phone.locator(`[data-visit="${visit.id}"]`)
    // A first connection that gets stuck is given up after 15 seconds and dialled again.
    await expect(card).toBeVisible({ timeout: 30_000 })
    expect(phone.url()).not.toContain(code)
    const device = file.locator('.devices li', { has: page.locator('b.connected') }).last()

    await test.step('the key outlives the page', async () => {
      await phone.evaluate(() => localStorage.clear())
      await phone.reload()
      if (language === 'en') await phone.getByRole('button', { name: 'English' }).tap()
      await expect(card).toBeVisible()
      await look(phone, 'worker-enrolled')
    })

    await test.step('a call for help is seen on whatever page is open, until a person closes it', async () => {
      const sos = phone.getByTestId('sos')
      await sos.tap()
      await sos.tap()
      await expect(sos).toHaveClass('called')
      const alarm = page.locator('[data-alarm=sos]', { hasText: visit.number })
      await expect(alarm).toBeVisible()
      await look(page, 'console-sos')
      await alarm.getByRole('button', { name: say.done }).click()
      const dialog = page.getByRole('dialog')
      const covered =
        (await dialog.boundingBox())!.y - (await alarm.evaluate((it) => it.getBoundingClientRect().bottom))
      expect(covered, 'the dialog lies over the alarms').toBeGreaterThanOrEqual(0)
      await dialog.getByRole('textbox').fill('OK')
      await look(page, 'console-alarm-dialog')
      await page.getByRole('dialog').getByRole('button', { name: say.done }).click()
      await expect(alarm).toHaveCount(0)
    })

    await test.step('nobody opens: staff ring the contact', async () => {
      const [accept, depart, arrive] = say.steps
      const state = card.locator('[data-state]')
      await card.getByRole('button', { name: accept }).tap()
      await expect(state).toHaveAttribute('data-state', 'accepted')
      await card.getByRole('button', { name: depart }).tap()
      await expect(state).toHaveAttribute('data-state', 'departed')
      await card.getByRole('button', { name: arrive }).tap()
      await typeDoorCode(phone, visit.doorCode!)
      await expect(state).toHaveAttribute('data-state', 'arrived')
      await card.getByRole('button', { name: say.unanswered }).tap()
      await look(phone, 'worker-unanswered')
      await card.getByRole('button', { name: say.sure }).tap()
      await expect(page.locator('[data-alarm=unanswered]', { hasText: visit.number })).toBeVisible()
    })

    await test.step('the phone is shut out at once', async () => {
      await page.reload()
      await expect(device).toBeVisible()
      await device.getByRole('button', { name: say.revoke }).click()
      await expect(phone.locator('.line.refused')).toBeVisible()
      await look(phone, 'worker-shut-out')
      await look(page, 'console-devices')
    })

    await test.step('the worker came for nothing, and is owed the way', async () => {
      await page.goto(`${new URL('/console', run.console.url).href}#/?date=${dayOf(visit.start, 'Asia/Shanghai')}`)
      await page.locator(`[data-visit="${visit.id}"]`).first().click()
      await expect(page.locator('aside .warn')).toHaveText(say.owed)
      await expect(page.locator('aside .replan')).toHaveCount(0)
      await look(page, 'console-owed')
    })
    expect(strays).toEqual([])
    await context.close()
  })
}
