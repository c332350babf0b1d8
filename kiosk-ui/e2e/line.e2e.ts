// The line: from the resident's finger to the city's screen, in both languages and over both kinds of MQTT.
import { type Browser, expect, test } from '@playwright/test'
import { desk, signIn, site } from './console'
import { connectDevice, type Step } from './device'
import { firstRun } from './first-run'
import { chooseTime, giveAddress, giveContact, heading, openKiosk, portrait, readTicket, touch, words } from './kiosk'
import { camera, checkKiosk, watchOrigin } from './looks'
import { findWorkersOffer } from './offer'

test.describe.configure({ mode: 'serial' })

const road: Step[] = ['accepted', 'departed', 'arrived', 'started', 'finished']

async function open(browser: Browser, options: object) {
  const page = await (await browser.newContext(options)).newPage()
  return { page, strays: watchOrigin(page) }
}

for (const language of ['zh', 'en'] as const) {
  const over = language === 'zh' ? 'TCP' : 'WebSocket'

  test(`a booking travels the whole line in ${language}, its device over ${over}`, async ({ browser, request }) => {
    const run = firstRun()
    const look = camera(language)
    const say = words[language]
    const offer = await findWorkersOffer(request, run)
    const console = await open(browser, desk)
    const hub = await open(browser, desk)
    const kiosk = await open(browser, portrait)

    await test.step('staff and city sign in', async () => {
      await signIn(console.page, language, run.console, look, 'console')
      await expect(console.page.locator('.lamp.connected')).toBeVisible()
      await signIn(hub.page, language, run.hub, look, 'hub')
      await expect(hub.page.locator('.station.live')).toHaveCount(1)
    })
    const booked = async () => Number(await hub.page.locator('.today [data-figure="bookings"]').innerText())
    const bookedBefore = await booked()
    if (offer.date !== (await console.page.locator('.day-switch input').inputValue()))
      await console.page.locator('.day-switch').getByRole('button').nth(1).click()

    await test.step('the kiosk is paired', async () => {
      await openKiosk(kiosk.page, run)
      await expect(kiosk.page.locator('.pairing')).toBeVisible()
      if (language === 'en') await touch(kiosk.page, 'English')
      await look(kiosk.page, 'kiosk-pairing')
      await checkKiosk(kiosk.page)
      await console.page.getByRole('button', { name: site[language].pair }).click()
      const code = (await console.page.getByTestId('pairing-code').innerText()).trim()
      await look(console.page, 'console-pairing')
      await console.page.keyboard.press('Escape')
      await openKiosk(kiosk.page, run, code)
      await expect(kiosk.page.locator('.home')).toBeVisible()
      expect(kiosk.page.url()).not.toContain(code)
    })

    const ticket = await test.step('a resident books', async () => {
      await chooseTime(kiosk.page, language, offer, look)
      await giveAddress(kiosk.page, language, look)
      await giveContact(kiosk.page, language, language === 'zh' ? '13800138000' : undefined, look)
      await kiosk.page.getByRole('button', { name: say.book }).tap()
      const ticket = await readTicket(kiosk.page)
      await look(kiosk.page, 'ticket')
      await checkKiosk(kiosk.page)
      expect(ticket.code).toMatch(/^\d{8}$/)
      expect(ticket.doorCode).toMatch(/^\d{4}$/)
      return ticket
    })

    await console.page.locator('[data-view=list]').click()
    const row = console.page.locator('.visits button', { hasText: ticket.number })
    const visit =
      await test.step('the console shows it without reloading, and staff give it to the worker', async () => {
        await expect(row).toBeVisible()
        await look(console.page, 'console-booking')
        await row.click()
        const candidate = console.page.locator(`[data-worker="${run.worker.workerId}"]`)
        await expect(candidate).toBeVisible()
        await look(console.page, 'console-candidates')
        const assign = candidate.getByRole('button', { name: site[language].assign })
        if (await assign.isVisible()) await assign.click()
        await expect(candidate.getByRole('button')).toHaveCount(0)
        await look(console.page, 'console-assigned')
        return (await row.getAttribute('data-visit'))!
      })

    await test.step(`the device walks the road over ${over}`, async () => {
      const device = await connectDevice(run, language === 'zh' ? run.worker.mqtt : run.worker.ws)
      await device.sees(visit)
      for (const step of road) {
        await device.report(visit, step, step === 'arrived' ? { doorCode: ticket.doorCode } : {})
        // Somebody stands there reading; without a touch the ticket would be wiped.
        await kiosk.page.locator('.stage').tap()
        await expect(kiosk.page.locator('.visit-road h2')).toHaveAttribute('data-state', step)
        await expect(row.locator('[data-state]')).toHaveAttribute('data-state', step)
        if (step === 'departed' || step === 'finished') await look(kiosk.page, `ticket-${step}`)
      }
      await look(console.page, 'console-finished')
      await device.leave()
    })

    await test.step('the city sees it', async () => {
      await expect.poll(booked).toBe(bookedBefore + 1)
      await expect(hub.page.getByTestId('last-event')).toContainText(/已完成|completed/)
      await look(hub.page, 'hub')
    })

    await touch(kiosk.page, say.done)
    await expect(heading(kiosk.page)).toHaveText('找人上门，一分钟约好')
    expect([...kiosk.strays, ...console.strays, ...hub.strays]).toEqual([])
    for (const { page } of [kiosk, console, hub]) await page.context().close()
  })
}
