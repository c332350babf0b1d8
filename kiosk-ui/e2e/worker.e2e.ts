// The worker's phone: the page itself plays the device, with a wrong door code and a lost network on the way.
import { expect, test } from '@playwright/test'
import type { Household, VisitDetail, VisitPhoto } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import { bookAnybody, bookWorker } from './book'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { manager } from './manager'
import { checkGloved, kitchen, phoneLooks, typeDoorCode } from './phone'

test.use(phoneLooks)

const own = {
  zh: { mine: '我的', ask: '请假', send: '提交', approved: '同意了', never: '不再去这一家', sure: '确定，不再去' },
  en: {
    mine: 'Me',
    ask: 'Ask for time off',
    send: 'Send',
    approved: 'approved',
    never: 'Never this household again',
    sure: 'Yes, not again',
  },
} as const

const more = {
  zh: { less: '少五分钟', sure: '确定，做完了', cannot: '接不了', ill: '身体不舒服' },
  en: { less: 'Five minutes less', sure: 'Yes, it is done', cannot: 'I cannot take it', ill: 'I am not well' },
} as const

const words = {
  zh: ['接单', '出发了', '到门口了', '开始服务', '做完了'],
  en: ['Accept', 'I am on my way', 'I am at the door', 'Start work', 'It is done'],
} as const

for (const language of ['zh', 'en'] as Language[]) {
  test(`a worker reports every step from the phone in ${language}`, async ({ page, browser, request }) => {
    const run = firstRun()
    const look = camera(language, 80)
    const phone = '13800138000'
    const staff = await manager(request, run)
    const visit = await bookAnybody(request, run, `worker-page-${language}`, phone)
    const { workerId: worker } = visit
    const { code } = await staff.post<{ code: string }>('devices/enrolment-codes', { worker })

    await page.goto(new URL('/worker', run.console.url).href)
    if (language === 'en') await page.getByRole('button', { name: 'English' }).tap()
    await look(page, 'worker-connect')
    await page.goto(`${new URL('/worker', run.console.url).href}#code=${code}`)
    await page.reload()
    expect(page.url()).not.toContain(code)

    const card = page.locator(`[data-visit="${visit.id}"]`)
    const state = card.locator('[data-state]')
    const settled = async (name: string) => {
      await expect(state).toHaveAttribute('data-state', name)
      await expect(state).toHaveAttribute('data-delivery', 'settled')
    }
    await expect(card).toBeVisible()
    await expect(card.locator('a[href^="tel:"]')).toHaveCount(0)
    await look(page, 'worker-visits')
    const [accept, depart, arrive, start, finish] = words[language]
    await card.getByRole('button', { name: accept }).tap()
    const call = card.locator(`a[href="tel:${phone}"]`)
    await expect(call).toBeVisible()
    await settled('accepted')

    await page.context().setOffline(true)
    await card.getByRole('button', { name: depart }).tap()
    await expect(state).toHaveAttribute('data-state', 'departed')
    await look(page, 'worker-departed')
    await page.context().setOffline(false)
    await settled('departed')

    const enter = async (code: string) => {
      await card.getByRole('button', { name: arrive }).tap()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, 'worker-door')
      await typeDoorCode(page, code)
    }
    await enter(visit.doorCode === '0000' ? '1111' : '0000')
    await expect(card.getByRole('alert')).toBeVisible()
    await look(page, 'worker-refused')
    await enter(visit.doorCode!)
    await settled('arrived')
    await card.getByRole('button', { name: start }).tap()
    await settled('started')
    await card.getByRole('button', { name: finish }).tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: more[language].less }).tap()
    await sheet.getByRole('textbox').fill('水管漏水，已告诉住户')
    await page.context().setOffline(true)
    await sheet.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: kitchen() })
    await expect(sheet.locator('[data-photo=waiting]')).toBeVisible()
    await look(page, 'worker-finish')
    await checkGloved(page)
    await sheet.getByRole('button', { name: more[language].sure }).tap()
    await expect(state).toHaveAttribute('data-delivery', 'waiting')
    await page.context().setOffline(false)
    await settled('finished')
    await expect(card.locator('[data-photo=taken]')).toBeVisible()
    await expect(call, 'whoever is done has nobody to ring').toHaveCount(0)
    await look(page, 'worker-finished')

    const say = own[language]
    await test.step('staff see how long it took, what was said, and the photo', async () => {
      const { reports } = await staff.get<VisitDetail>(`visits/${visit.id}`)
      const { minutes, note } = reports.at(-1)!
      expect(note).toBe('水管漏水，已告诉住户')
      expect(minutes! % 5).toBe(0)
      const { photos } = await staff.get<{ photos: VisitPhoto[] }>(`visits/${visit.id}/photos`)
      expect(photos.map(({ type }) => type)).toEqual(['image/jpeg'])
      expect(photos[0]!.bytes).toBeLessThan(400_000)
      const context = await browser.newContext({ ...desk, locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
      const office = await context.newPage()
      const strays = watchOrigin(office)
      await signIn(office, language, run.console, async () => undefined, 'photos')
      await office.goto(`${new URL('/console', run.console.url).href}#/?date=${dayOf(visit.start, 'Asia/Shanghai')}`)
      await office.locator(`[data-visit="${visit.id}"]`).first().click()
      const shown = office.locator('.visit-photos img')
      await expect(shown).toBeVisible()
      await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600)
      await expect(office.locator('.reports q')).toHaveText('水管漏水，已告诉住户')
      await shown.scrollIntoViewIfNeeded()
      await look(office, 'console-photos')
      expect(strays).toEqual([])
      await context.close()
    })

    await test.step('a visit that the worker cannot take goes back with a reason', async () => {
      const other = await bookWorker(request, run, worker, `declined-${language}`)
      const declined = page.locator(`[data-visit="${other.id}"]`)
      await declined.getByRole('button', { name: more[language].cannot }).tap()
      await look(page, 'worker-decline')
      await checkGloved(page)
      await sheet.getByRole('button', { name: more[language].ill }).tap()
      await expect(declined).toHaveCount(0)
      const { reports, state } = await staff.get<VisitDetail>(`visits/${other.id}`)
      expect([state, reports.at(-1)!.reason]).toEqual(['unassigned', 'ill'])
    })

    await test.step('never this household, with a reason that only staff see', async () => {
      await card.getByRole('button', { name: say.never }).tap()
      await card.getByRole('textbox').fill('狗太凶')
      await look(page, 'worker-never')
      await card.getByRole('button', { name: say.sure }).tap()
      await expect(card.locator('.never [role=status]')).toBeVisible()
      const { blocks } = await staff.get<Household>(`visits/${visit.id}/household`)
      const block = blocks.find((block) => block.wishOf === 'worker' && block.worker.id === worker)!
      expect(block.reason).toBe('狗太凶')
      await staff.post(`blocks/${block.id}/lift`, undefined)
    })

    await test.step('time off is asked for and answered', async () => {
      await page.getByRole('button', { name: say.mine, exact: true }).tap()
      await expect(page.locator('[data-paper]').first()).toBeVisible()
      await expect(page.locator('[data-period=week]')).toBeVisible()
      await look(page, 'worker-mine')
      await page.getByRole('button', { name: say.ask, exact: true }).tap()
      const day = addDays(dayOf(new Date(), 'Asia/Shanghai'), language === 'zh' ? 40 : 50)
      await page.locator('[name=from]').fill(day)
      await page.locator('[name=until]').fill(addDays(day, 2))
      await look(page, 'worker-ask')
      await page.getByRole('button', { name: say.send, exact: true }).tap()
      const asked = page.locator('[data-state=pending]')
      await expect(asked).toHaveCount(1)
      const id = (await asked.getAttribute('data-off'))!
      await staff.post(`time-off/${id}/decision`, { state: 'approved' }, { 'If-Match': '"1"' })
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      await expect(page.locator(`[data-off="${id}"]`)).toContainText(say.approved)
      await look(page, 'worker-answered')
    })
  })
}
