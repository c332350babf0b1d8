// How many touches a booking takes, counted and printed: at most twelve for somebody new, six for who comes back.
import { expect, type Page, test } from '@playwright/test'
import type { Booking } from '../src/shared/api/station'
import { firstRun } from './first-run'
import { pairedKiosk, portrait, readTicket, words } from './kiosk'

test.use(portrait)

/** Touches, and counts what was touched. */
function finger(page: Page) {
  let touches = 0
  return {
    touch: async (target: string | RegExp) => {
      const button = target instanceof RegExp ? page.getByRole('button', { name: target }) : page.locator(target)
      await button.first().tap()
      touches++
    },
    count: () => touches,
  }
}

test('a new resident books in twelve touches, one who comes back in six', async ({ page }) => {
  await pairedKiosk(page, firstRun())
  const begun = Date.now()
  const newcomer = finger(page)
  await newcomer.touch('.offer button')
  await newcomer.touch('.services button')
  await newcomer.touch('.near [data-day]')
  await newcomer.touch('.times button:not(.unfree)')
  await newcomer.touch('.workers > .primary')
  for (const part of ['building', 'unit', 'floor', 'room']) await newcomer.touch(`.address.${part} button`)
  await newcomer.touch(words.zh.noPhone)
  await newcomer.touch('.consent')
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/bookings'))
  await newcomer.touch('.book')
  await readTicket(page)
  const took = Date.now() - begun
  const { ticket } = (await (await answer).json()) as Booking
  await page.getByRole('button', { name: words.zh.done }).tap()

  await page.keyboard.type(ticket!.url!)
  await page.keyboard.press('Enter')
  await expect(page.locator('.mine')).toBeVisible()
  const returning = finger(page)
  await returning.touch(/再约一次/)
  await returning.touch('.days [data-day]:enabled')
  await returning.touch('.times button:not(.unfree)')
  await returning.touch('.workers > .primary')
  await returning.touch('.consent')
  await returning.touch('.book')
  await readTicket(page)

  console.log(
    `touches: new ${newcomer.count()} without a phone (a number is typed besides), returning ${returning.count()}; ` +
      `the new one took the station ${took} ms of waiting and drawing`,
  )
  expect(newcomer.count()).toBeLessThanOrEqual(12)
  expect(returning.count()).toBeLessThanOrEqual(6)
})

test('a processor four times slower shows the first screen within 2 s and answers every finger', async ({ page }) => {
  await pairedKiosk(page, firstRun())
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.reload()
  await expect(page.locator('.home .offer button').first()).toBeVisible()
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime)

  /** From the touch to the next frame that shows its answer, as the browser measures it, milliseconds. */
  const answered = async (selector: string) => {
    const waiting = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          window.addEventListener(
            'click',
            (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
            { once: true, capture: true },
          )
        }),
    )
    await page.locator(selector).first().tap()
    return waiting
  }
  const times: Record<string, number> = {}
  for (const [name, selector] of [
    ['category', '.offer button'],
    ['service', '.services button'],
    ['day', '.near [data-day]'],
    ['time', '.times button:not(.unfree)'],
    ['worker', '.workers > .primary'],
    ['building', '.address.building button'],
    ['unit', '.address.unit button'],
    ['floor', '.address.floor button'],
    ['room', '.address.room button'],
    ['phone digit', '.pad .grid.three button'],
  ] as const)
    times[name] = Math.round(await answered(selector))
  console.log(`first paint ${Math.round(first)} ms; touches answered after ms: ${JSON.stringify(times)}`)
  expect(first).toBeLessThan(2000)
  // The goal is 100 ms on a machine that does nothing else; beside a station, a hub and their tests it is twice that.
  expect(Math.max(...Object.values(times))).toBeLessThan(300)
})
