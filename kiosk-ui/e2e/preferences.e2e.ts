// Who may come: a carer of the same sex, people who come back with their ticket, 'never again', facts, suspensions.
import { expect, type Page, test } from '@playwright/test'
import type { Booking, Building, Menu, Slots } from '../src/shared/api/station'
import { dayOf, momentFormats } from '../src/shared/format'
import { desk, signIn } from './console'
import { connectDevice } from './device'
import { firstRun } from './first-run'
import { openKiosk, portrait, touch, words as kioskWords } from './kiosk'
import { camera, checkKiosk, type Language } from './looks'
import { manager } from './manager'
import { findWorkersOffer } from './offer'

const words = {
  zh: {
    woman: '女士',
    mine: '我的预约',
    again: '再约一次',
    never: '以后不要这位师傅来',
    yes: '对，不要再来',
    facts: '家里情况…',
    stairs: '楼梯，没电梯',
    save: '保存',
    lift: /^解除：/,
    workforce: '人员',
    suspend: '暂停上门…',
    effect: '看看影响',
    suspendNow: '暂停',
    liftSuspension: '解除暂停',
  },
  en: {
    woman: 'A woman',
    mine: 'My booking',
    again: 'The same again',
    never: 'Not this person again',
    yes: 'Yes, not again',
    facts: 'About the home…',
    stairs: 'Stairs, no lift',
    save: 'Save',
    lift: /^Lift: /,
    workforce: 'Workforce',
    suspend: 'Suspend…',
    effect: 'See the effect',
    suspendNow: 'Suspend',
    liftSuspension: 'Lift the suspension',
  },
} as const

async function typeTicket(page: Page, number: string, code: string) {
  for (const sign of number + code) await page.getByRole('button', { name: sign, exact: true }).tap()
}

for (const language of ['zh', 'en'] as Language[]) {
  const say = words[language]

  test(`who may come is asked, kept and shown in ${language}`, async ({ browser, request }) => {
    const run = firstRun()
    const look = camera(language, 110)
    const staff = await manager(request, run)
    const kiosk = await (await browser.newContext({ ...portrait })).newPage()
    const console = await (await browser.newContext({ ...desk })).newPage()
    const see = async (name: string) => {
      await look(kiosk, name)
      await checkKiosk(kiosk)
    }
    const { code } = await staff.post<{ code: string }>('kiosks/pairings', undefined)
    await openKiosk(kiosk, run, code)
    await expect(kiosk.locator('.home')).toBeVisible()
    if (language === 'en') await touch(kiosk, 'English')

    const menu = await staff.get<Menu>('services')
    const bathing = menu.services.find(({ name }) => name.en === 'Help with bathing')!
    const elders = menu.categories.find(({ code }) => code === bathing.category)!
    await test.step('personal care: who is cared for, a carer of the same sex unless they say no', async () => {
      await touch(kiosk, elders.name[language])
      await kiosk.getByRole('button', { name: bathing.name[language] }).first().tap()
      await touch(kiosk, kioskWords[language].choose)
      await expect(kiosk.getByRole('checkbox')).toHaveAttribute('aria-checked', 'true')
      await see('carer')
      const asked = kiosk.waitForRequest(/slots\?.*gender=f/)
      await touch(kiosk, say.woman)
      await asked
      const path = `slots?service=${bathing.id}&date=${dayOf(new Date(), 'Asia/Shanghai')}&days=12&gender=f`
      const { days } = await staff.get<Slots>(path)
      const slot = days.flatMap(({ slots }) => slots).findLast(({ free }) => free > 0)!
      const formats = momentFormats(language === 'zh' ? 'zh-CN' : 'en', 'Asia/Shanghai')
      await kiosk
        .locator('.days button', { hasText: formats.shortDay(slot.start) })
        .first()
        .tap()
      await touch(kiosk, new RegExp(`^\\s*${formats.time(slot.start)}\\s*$`))
      await touch(kiosk, kioskWords[language].anyone)
      await expect(kiosk.locator('.address.building')).toBeVisible()
      await kiosk.getByRole('button', { name: /重来|Restart/ }).tap()
    })

    const offer = await findWorkersOffer(request, run)
    const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
    const address = { building: buildings[1]!.id, unit: 1, floor: 2, room: 1 }
    const booked = await staff.post<Booking>(
      'bookings',
      {
        service: offer.service.id,
        start: offer.start,
        worker: run.worker.workerId,
        address,
        people: { booker: {}, callAtStation: true },
        consent: { version: '2026-11' },
      },
      { 'Idempotency-Key': `preferences-${language}-${Date.now()}` },
    )
    const visit = booked.visits[0]!

    await test.step('staff say what is to be known of the home', async () => {
      await signIn(console, language, run.console, async () => undefined, 'preferences')
      if (offer.date !== (await console.locator('.day-switch input').inputValue()))
        await console.locator('.day-switch').getByRole('button').nth(1).click()
      await console.locator(`[data-visit="${visit.id}"]`).click()
      await console.getByRole('button', { name: say.facts }).click()
      await console.getByRole('checkbox', { name: say.stairs }).check()
      await look(console, 'console-facts')
      await console.getByRole('dialog').getByRole('button', { name: say.save }).click()
      await expect(console.locator('.household [data-fact=stairs]')).toBeVisible()
      await look(console, 'console-household')
    })

    await test.step('the worker sees it before accepting', async () => {
      const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
      const { deviceId, password, workerId, stationId } = run.worker
      await phone.goto(
        `${new URL('/worker', run.console.url).href}#device=${deviceId}&token=${password}&worker=${workerId}&station=${stationId}`,
      )
      if (language === 'en') await phone.getByRole('button', { name: 'English' }).click()
      await expect(phone.locator(`[data-visit="${visit.id}"] [data-fact=stairs]`)).toHaveText(say.stairs)
      expect(phone.url(), 'the address bar forgets what was handed over').not.toContain(password)
      await look(phone, 'worker-facts')
      await phone.context().close()
    })

    const device = await connectDevice(run, run.worker.mqtt)
    await device.sees(visit.id)
    for (const step of ['accepted', 'departed', 'arrived', 'started', 'finished'] as const)
      await device.report(visit.id, step, step === 'arrived' ? { doorCode: visit.doorCode } : {})
    await device.leave()

    await test.step('a resident comes back with the ticket and says: not this person again', async () => {
      if (language === 'en') await touch(kiosk, 'English')
      await touch(kiosk, say.mine)
      await see('earlier-letters')
      await typeTicket(kiosk, booked.ticket!.number, booked.ticket!.code!)
      await see('earlier-digits')
      await touch(kiosk, kioskWords[language].ok)
      await expect(kiosk.getByRole('button', { name: say.again })).toBeVisible()
      await see('mine')
      await expect(kiosk.locator('.visit-road h2')).toHaveAttribute('data-state', 'finished')
      await touch(kiosk, say.never)
      await see('never')
      await touch(kiosk, say.yes)
      await expect(kiosk.locator('.never .button')).toHaveCount(0)
      await see('never-said')
    })

    await test.step('staff see it, and may lift it', async () => {
      const block = console.locator(`[data-block="${run.worker.workerId}"]`)
      await expect(block).toBeVisible()
      await look(console, 'console-block')
      await block.getByRole('button', { name: say.lift }).click()
      await expect(block).toHaveCount(0)
    })

    await test.step('a building is suspended: the effect first, then what is left to rebook', async () => {
      await console.getByRole('link', { name: say.workforce }).click()
      await console.getByRole('button', { name: say.suspend }).click()
      const dialog = console.getByRole('dialog')
      await dialog.locator('[name=of]').selectOption('building')
      await dialog.locator('[name=building]').selectOption(buildings[2]!.id)
      await dialog.getByRole('button', { name: say.effect }).click()
      await expect(dialog.locator('.ahead')).toBeVisible()
      await look(console, 'console-suspend')
      await dialog.getByRole('button', { name: say.suspendNow, exact: true }).click()
      await expect(dialog.getByRole('button', { name: say.liftSuspension })).toBeVisible()
      await look(console, 'console-rebooking')
      await dialog.getByRole('button', { name: say.liftSuspension }).click()
      await expect(console.getByRole('dialog')).toHaveCount(0)
      await expect(console.locator('[data-suspension]')).toHaveCount(0)
      await look(console, 'console-suspensions')
    })
    for (const page of [kiosk, console]) await page.context().close()
  })
}
