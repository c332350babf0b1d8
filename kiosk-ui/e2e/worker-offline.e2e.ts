// The worker's page without a network: opened from the phone alone, work noted, the browser closed, an hour gone by.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import type { Device, VisitDetail } from '../src/shared/api/station'
import { bookAnybody } from './book'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { manager } from './manager'
import { checkGloved, phoneLooks, typeDoorCode } from './phone'

const words = {
  zh: { accept: '接单', depart: '出发了', arrive: '到门口了' },
  en: { accept: 'Accept', depart: 'I am on my way', arrive: 'I am at the door' },
} as const

for (const language of ['zh', 'en'] as Language[]) {
  test(`work goes on without a network, and nothing of it is lost, in ${language}`, async ({
    request,
    launchOptions,
  }) => {
    const say = words[language]
    const look = camera(language, 60)
    const run = firstRun()
    const staff = await manager(request, run)
    const visit = await bookAnybody(request, run, `offline-${language}`)
    const address = new URL('/worker', run.console.url).href
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhan-phone-'))
    const strays: string[][] = []
    let context!: BrowserContext

    const open = async (offline: boolean, url = address): Promise<Page> => {
      context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        ...phoneLooks,
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Asia/Shanghai',
      })
      await context.clock.install()
      await context.setOffline(offline)
      const phone = context.pages()[0] ?? (await context.newPage())
      strays.push(watchOrigin(phone))
      await phone.goto(url)
      return phone
    }

    try {
      const { code } = await staff.post<{ code: string }>('devices/enrolment-codes', { worker: visit.workerId })
      let phone = await open(false, `${address}#code=${code}`)
      if (language === 'en') await phone.getByRole('button', { name: 'English' }).tap()
      const cardOf = (page: Page) => page.locator(`[data-visit="${visit.id}"]`)
      const stateOf = (page: Page) => cardOf(page).locator('[data-state]')
      await expect(cardOf(phone)).toBeVisible()
      await phone.evaluate(async () => void (await navigator.serviceWorker.ready))

      await test.step('the page is an app', async () => {
        const manifest = await phone.evaluate(async () => {
          const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!
          return (await (await fetch(link.href)).json()) as { icons: { src: string }[]; start_url: string }
        })
        expect(manifest.start_url).toBe('/worker')
        for (const { src } of manifest.icons) {
          const icon = await request.get(new URL(src, address).href)
          expect(icon.headers()['content-type']).toBe('image/png')
        }
      })

      await test.step('without a network it opens and says as of when', async () => {
        await context.setOffline(true)
        await phone.reload()
        await expect(cardOf(phone)).toBeVisible()
        await expect(phone.getByTestId('as-of')).toBeVisible()
        await look(phone, 'worker-offline')
        await checkGloved(phone)
      })

      await test.step('what is noted waits', async () => {
        await cardOf(phone).getByRole('button', { name: say.accept }).tap()
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'accepted')
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'waiting')
        await context.clock.fastForward('20:00')
        await phone.reload()
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'accepted')
        await cardOf(phone).getByRole('button', { name: say.depart }).tap()
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'departed')
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'waiting')
        await look(phone, 'worker-waiting')
      })

      await test.step('the browser is closed and opened again, still without a network', async () => {
        await context.close()
        phone = await open(true)
        await expect(cardOf(phone)).toBeVisible()
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'departed')
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'waiting')
        await context.clock.fastForward('01:00:00')
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'waiting')
      })

      await test.step('with a network everything arrives, once and in order', async () => {
        await context.setOffline(false)
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'settled')
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'departed')
        await expect(phone.locator('.line.online')).toBeVisible()
        await look(phone, 'worker-delivered')
        const { reports, state } = await staff.get<VisitDetail>(`visits/${visit.id}`)
        expect(state).toBe('departed')
        expect(reports.map(({ type, applied }) => [type, applied])).toEqual([
          ['accepted', true],
          ['departed', true],
        ])
      })
      await test.step('a phone that has no room says that the page has to stay open', async () => {
        await context.setOffline(true)
        await phone.evaluate(() => {
          IDBObjectStore.prototype.add = () => {
            throw new DOMException('The disk is full', 'QuotaExceededError')
          }
        })
        await cardOf(phone).getByRole('button', { name: say.arrive }).tap()
        await typeDoorCode(phone, visit.doorCode!)
        await expect(stateOf(phone)).toHaveAttribute('data-state', 'arrived')
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'unkept')
        await look(phone, 'worker-unkept')
        await context.setOffline(false)
        await expect(stateOf(phone)).toHaveAttribute('data-delivery', 'settled')
        expect((await staff.get<VisitDetail>(`visits/${visit.id}`)).state).toBe('arrived')
      })
      expect(strays.flat()).toEqual([])
      const { devices } = await staff.get<{ devices: Device[] }>(`devices?worker=${visit.workerId}`)
      for (const { id } of devices.filter(({ ownKey, revokedAt }) => ownKey && !revokedAt))
        await staff.post(`devices/${id}/revoke`, undefined)
      await expect(phone.locator('.line.refused')).toBeVisible()
    } finally {
      await context.close()
      fs.rmSync(profile, { recursive: true, force: true })
    }
  })
}
