// Visits of other shapes at the kiosk: two workers who come together, and somebody as soon as possible.
import { expect, type Page } from '@playwright/test'
import type { Menu } from '../src/shared/api/station'
import { test } from './answers'
import { firstRun } from './first-run'
import { giveContact, giveHome, heading, pairedKiosk, portrait, readTicket, touch, words } from './kiosk'
import { camera, checkKiosk, type Language } from './looks'

test.use(portrait)

const soon = { zh: /尽快上门/, en: /As soon as possible/ }
const two = { zh: '两位师傅同时上门', en: 'Two workers come together' }

for (const language of ['zh', 'en'] as const) {
  const say = words[language]

  test(`two workers come together, in ${language}`, async ({ page, request }) => {
    const look = camera(language, 80)
    await pairedKiosk(page, firstRun())
    await openService(page, language, await crewService(request))
    await expect(page.locator('.detail .two')).toHaveText(two[language])
    await look(page, 'crew-detail')
    await checkKiosk(page)
    await page.locator('.days [data-day]:enabled').last().tap()
    await page.locator('.times button:not(.unfree)').last().tap()
    await giveHome(page, language)
    await giveContact(page, language, undefined)
    await look(page, 'crew-confirm')
    await touch(page, say.book)
    await readTicket(page)
    await expect(page.getByTestId('visit')).toHaveCount(2)
    await look(page, 'crew-ticket')
    await checkKiosk(page)
  })

  test(`somebody comes as soon as possible, in ${language}`, async ({ page, request }) => {
    const look = camera(language, 85)
    await pairedKiosk(page, firstRun())
    await openService(page, language, await shortest(request))
    await expect(page.getByRole('button', { name: soon[language] })).toBeVisible()
    await look(page, 'soon-day')
    await checkKiosk(page)
    await touch(page, soon[language])
    await giveHome(page, language)
    await giveContact(page, language, undefined)
    await touch(page, say.book)
    await readTicket(page)
    await look(page, 'soon-ticket')
  })
}

test('who is asked to come sooner than anybody can is told the earliest', async ({ page, request }) => {
  await pairedKiosk(page, firstRun())
  const wanted = await shortest(request)
  await page.route('**/api/v1/soonest?*', async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { start: string }
    const gone = new Date(Date.parse(body.start) - 600_000).toISOString()
    await route.fulfill({ response, json: { ...body, start: gone } })
  })
  await openService(page, 'zh', wanted)
  await touch(page, soon.zh)
  await expect(heading(page)).toHaveText('刚才的时间没有了')
  await camera('zh', 88)(page, 'soon-later')
  await checkKiosk(page)
  await touch(page, /^就要/)
  await expect(page.locator('.address.building')).toBeVisible()
})

type Asking = { get: (url: string) => Promise<{ json: () => Promise<unknown> }> }

async function menu(request: Asking) {
  const url = new URL('/api/v1/services', firstRun().console.url).href
  return (await (await request.get(url)).json()) as Menu
}

async function crewService(request: Asking) {
  const { services, categories } = await menu(request)
  const service = services.find(({ crew }) => crew?.mode === 'together')!
  return { service, category: categories.find(({ code }) => code === service.category)! }
}

async function shortest(request: Asking) {
  const { services, categories } = await menu(request)
  const [service] = services.toSorted((a, b) => a.durationMinutes - b.durationMinutes)
  return { service: service!, category: categories.find(({ code }) => code === service!.category)! }
}

async function openService(
  page: Page,
  language: Language,
  { service, category }: Awaited<ReturnType<typeof shortest>>,
) {
  if (language === 'en') await touch(page, 'English')
  await touch(page, category.name[language])
  await touch(page, service.name[language])
}
