// 'Every week' at the kiosk: every date is seen before it is booked, and only what was seen is booked.
import { expect, test } from '@playwright/test'
import type { Series } from '../src/shared/api/station'
import { firstRun } from './first-run'
import { chooseTime, giveContact, giveHome, heading, pairedKiosk, portrait, readTicket, touch, words } from './kiosk'
import { camera, checkKiosk } from './looks'
import { findOffer } from './offer'

test.use(portrait)

const often = {
  zh: {
    four: /每周都来.*4 周/,
    eight: /每周都来.*8 周/,
    take: /就约这/,
    onlyOnce: '只约这一次',
    without: /跳过这些日子/,
  },
  en: { four: /Every week.*4 weeks/, eight: /Every week.*8 weeks/, take: /Take these/, onlyOnce: '', without: /Leave/ },
}

for (const language of ['zh', 'en'] as const) {
  test(`a visit comes back every week, in ${language}`, async ({ page, request }) => {
    const look = camera(language, 90)
    const say = often[language]
    await pairedKiosk(page, firstRun())
    await chooseTime(page, language, await findOffer(request, firstRun()))
    await touch(page, say.eight)
    await look(page, 'series-worker')
    await checkKiosk(page)
    await touch(page, words[language].anyone)
    const dates = page.locator('.series .grid .button')
    await expect(dates).toHaveCount(8)
    await page.locator('.series .grid .free').nth(1).tap()
    await expect(page.locator('.series .excepted')).toHaveCount(1)
    const coming = await page.locator('.series .grid .free').count()
    await look(page, 'series-dates')
    await checkKiosk(page)
    await touch(page, say.take)
    await giveHome(page, language)
    await giveContact(page, language, undefined)
    await look(page, 'series-confirm')
    await checkKiosk(page)
    await touch(page, words[language].book)
    await readTicket(page)
    await expect(page.getByTestId('visit')).toHaveCount(coming)
    await look(page, 'series-ticket')
    await checkKiosk(page)
  })
}

test('dates that are lost meanwhile are named, and the rest is booked', async ({ page, request }) => {
  await pairedKiosk(page, firstRun())
  await chooseTime(page, 'zh', await findOffer(request, firstRun()))
  await touch(page, often.zh.four)
  const answer = page.waitForResponse('**/api/v1/series?*')
  await touch(page, words.zh.anyone)
  const free = ((await (await answer).json()) as Series).dates.filter(({ state }) => state === 'free')
  const gone = free.at(-1)!.start
  const dates = await page.locator('.series .grid .free').count()
  await touch(page, often.zh.take)
  await giveHome(page, 'zh')
  await giveContact(page, 'zh', undefined)
  const sent: { repeat?: { except: string[] } }[] = []
  await page.route('**/api/v1/bookings', async (route) => {
    sent.push(route.request().postDataJSON() as (typeof sent)[number])
    if (sent.length > 1) return route.continue()
    const problem = { type: 'https://yizhan.org/problems/series-taken', title: 'taken', status: 409, dates: [gone] }
    return route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  })
  await touch(page, words.zh.book)
  await expect(heading(page)).toHaveText('有几天没有人了')
  await camera('zh', 95)(page, 'series-taken')
  await checkKiosk(page)
  await touch(page, often.zh.without)
  await readTicket(page)
  await expect(page.getByTestId('visit')).toHaveCount(dates - 1)
  expect(sent[1]!.repeat!.except.length).toBe(sent[0]!.repeat!.except.length + 1)
})
