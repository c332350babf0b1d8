// What goes wrong at a kiosk: double touches, a lost network, a lost race, a resident who walks away.
import { expect, test } from '@playwright/test'
import { firstRun } from './first-run'
import {
  chooseTime,
  giveAddress,
  giveContact,
  heading,
  openKiosk,
  pairedKiosk,
  portrait,
  readTicket,
  touch,
  words,
} from './kiosk'
import { camera, checkKiosk } from './looks'
import { findOffer } from './offer'

test.use(portrait)
const say = words.zh

test.beforeEach(async ({ page }) => {
  await pairedKiosk(page, firstRun())
})

test('a double touch books once, and a lost answer is asked for again with the same key', async ({ page, request }) => {
  const look = camera('zh', 60)
  await chooseTime(page, 'zh', await findOffer(request, firstRun()))
  await giveAddress(page, 'zh')
  await giveContact(page, 'zh', undefined)

  const keys: (string | undefined)[] = []
  let lose = true
  await page.route('**/api/v1/bookings', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    const response = await route.fetch()
    if (lose) await route.abort()
    else await route.fulfill({ response })
    lose = false
  })
  const book = page.getByRole('button', { name: say.book })
  await book.dblclick()
  await expect(heading(page)).toHaveText('网络不通')
  await look(page, 'trouble-unreachable')
  await checkKiosk(page)
  expect(keys).toHaveLength(1)
  await touch(page, say.retry)
  await readTicket(page)
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(2)
})

test('a time that somebody else takes is explained, with the nearest that are left', async ({ page, request }) => {
  const look = camera('zh', 62)
  const offer = await findOffer(request, firstRun())
  await chooseTime(page, 'zh', offer)
  const alternatives = [30, 60, 90].map((minutes) => ({
    start: new Date(Date.parse(offer.start) - minutes * 60_000).toISOString(),
  }))
  const problem = { type: 'https://yizhan.org/problems/slot-taken', title: 'taken', status: 409, alternatives }
  await page.route('**/api/v1/holds', (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
  await touch(page, say.anyone)
  await expect(heading(page)).toHaveText('这个时间刚被约走')
  await expect(page.locator('.trouble .grid button')).toHaveCount(3)
  await look(page, 'trouble-taken')
  await checkKiosk(page)
  await touch(page, say.otherTime)
  await expect(page.locator('.times').first()).toBeVisible()
})

test('a hold that runs out is explained and leads back to the times', async ({ page, request }) => {
  const look = camera('zh', 63)
  const offer = await findOffer(request, firstRun())
  await page.clock.install()
  await chooseTime(page, 'zh', offer)
  await giveAddress(page, 'zh')
  for (let minute = 0; minute < 5; minute++) {
    await page.clock.runFor(60_500)
    await page.locator('.stage').tap()
  }
  await expect(heading(page)).toHaveText('保留时间到了')
  await look(page, 'trouble-expired')
  await checkKiosk(page)
  await touch(page, say.otherTime)
  await expect(page.locator('.times').first()).toBeVisible()
})

test('a resident who walks away leaves nothing behind', async ({ page }) => {
  const look = camera('zh', 64)
  await page.clock.install()
  await touch(page, 'English')
  await page.locator('.offer button').first().tap()
  await page.clock.runFor(91_000)
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'idle-question')
  await checkKiosk(page)
  await touch(page, words.en.more)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.runFor(111_000)
  await expect(page.locator('.home')).toBeVisible()
  await expect(heading(page)).toHaveText('找人上门，一分钟约好')
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('a code that is not valid is refused and explained', async ({ page }) => {
  await page.context().clearCookies()
  await openKiosk(page, firstRun(), 'not-a-code')
  await expect(heading(page)).toHaveText('连接码无效')
  expect(page.url()).not.toContain('not-a-code')
})
