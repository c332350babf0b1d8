// Larger text, more contrast and a person: for those who see, hear or read less.
import { expect, type Page } from '@playwright/test'
import type { KioskCall } from '../src/shared/api/station'
import { test } from './answers'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { pairedKiosk, portrait, touch } from './kiosk'
import { camera, type Language } from './looks'
import { manager } from './manager'
import { measure, type Mode } from './measures'

test.use(portrait)

const say = {
  zh: {
    modes: '字大一点、读出来',
    large: '大字',
    contrast: '黑白分明',
    done: '好了',
    call: '叫人',
    went: '我去了',
  },
  en: {
    modes: 'Larger, clearer, aloud',
    large: 'Large text',
    contrast: 'High contrast',
    done: 'Done',
    call: 'Help',
    went: 'I went there',
  },
}

async function set(page: Page, language: Language, ...modes: ('large' | 'contrast')[]) {
  await touch(page, say[language].modes)
  for (const mode of modes) await touch(page, say[language][mode])
  await page.getByRole('dialog').getByRole('button', { name: say[language].done }).tap()
}

/** Walks some of the screens, each clean for axe; nothing is smaller than asked for, and what does not fit is reached. */
async function walk(page: Page, look: (page: Page, name: string) => Promise<void>, mode: Mode) {
  const see = async (screen: string) => {
    await look(page, `${mode}-${screen}`)
    expect(await measure(page, 'portrait', mode)).toEqual([])
  }
  await see('home')
  await page.locator('.offer button').first().tap()
  await see('service')
  await page.locator('.services button').first().tap()
  await expect(page.locator('.near .days')).toBeVisible()
  await see('detail')
  await page.locator('.near [data-day]').first().tap()
  await expect(page.locator('.times').first()).toBeVisible()
  await see('time')
}

for (const language of ['zh', 'en'] as const) {
  for (const mode of ['large', 'contrast'] as const)
    test(`${mode} goes through the screens, in ${language}`, async ({ page }) => {
      const look = camera(language, mode === 'large' ? 140 : 150)
      await pairedKiosk(page, firstRun())
      if (language === 'en') await touch(page, 'English')
      await touch(page, say[language].modes)
      await look(page, `${mode}-choice`)
      await page.getByRole('dialog').getByRole('button', { name: say[language].done }).tap()
      await set(page, language, mode)
      await walk(page, look, mode)
      await page.locator('.bottom .button').nth(1).tap()
      await expect(page.locator('html')).not.toHaveAttribute(`data-${mode}`)
    })

  test(`a resident calls a person, who comes, in ${language}`, async ({ page, browser, request }) => {
    const run = firstRun()
    const look = camera(language, 160)
    const staff = await manager(request, run)
    const console = await (await browser.newContext(desk)).newPage()
    await signIn(console, language, run.console, async () => undefined, 'console')
    await pairedKiosk(page, run)
    if (language === 'en') await touch(page, 'English')
    await touch(page, say[language].call)
    await expect(page.locator('.call-note.called')).toBeVisible()
    await look(page, 'called')
    await touch(page, say[language].call)
    expect((await staff.get<{ calls: KioskCall[] }>('kiosks/calls')).calls).toHaveLength(1)
    await expect(console.locator('.kiosk-calls li')).toHaveCount(1)
    await look(console, 'console-called')
    await console.getByRole('button', { name: say[language].went }).click()
    await expect(console.locator('.kiosk-calls li')).toHaveCount(0)
    await expect(page.locator('.call-note')).toHaveCount(0)
    await page.route('**/kiosks/calls', (route) => route.abort())
    await touch(page, say[language].call)
    await expect(page.locator('.call-note.failed')).toBeVisible()
    await console.context().close()
  })
}

test('a kiosk that nobody uses takes up a newer page, one in use does not', async ({ page }) => {
  await page.clock.install()
  await pairedKiosk(page, firstRun())
  let loads = 0
  page.on('domcontentloaded', () => loads++)
  await page.route('**/kiosk', async (route) => {
    if (route.request().resourceType() === 'document') return route.continue()
    const response = await route.fetch()
    const newer = (await response.text()).replace(/\/assets\/kiosk-[\w-]+\.js/, '/assets/kiosk-newer.js')
    return route.fulfill({ response, body: newer })
  })
  await page.locator('.offer button').first().tap()
  // Somebody stands there for longer than the pause; a touch in between keeps the question away.
  for (let minute = 0; minute < 6; minute++) {
    await page.clock.runFor(60_000)
    await page.locator('.stage').tap()
  }
  expect(loads).toBe(0)
  await page.locator('.bottom .button').nth(1).tap()
  await page.clock.runFor(301_000)
  await page.clock.runFor(301_000)
  await expect.poll(() => loads).toBeGreaterThan(0)
  await expect(page.locator('.home')).toBeVisible()
})
