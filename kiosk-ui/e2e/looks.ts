// What every page has to be in every step and language: clean for axe, complete in its frame, from its own origin.
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { measure } from './measures'

export type Language = 'zh' | 'en'

const shots = path.resolve(import.meta.dirname, '../test-results/shots')

/** Takes numbered screenshots of one language and checks each page on the way. */
export function camera(language: Language, first = 1) {
  let number = first
  return async (page: Page, name: string) => {
    await photographed(page, language, `${String(number++).padStart(2, '0')}-${name}`)
    await checkAccessible(page)
    await checkFits(page)
  }
}

/** The page as it stays: its letters have come and what moves once has moved. */
export async function settled(page: Page) {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((it) => it.effect?.getTiming().iterations === 1)
        .map((it) => it.finished.catch(() => undefined)),
    ),
  )
}

/** A screenshot of the page as it stays. */
export async function photographed(page: Page, folder: string, name: string) {
  await settled(page)
  await page.screenshot({ path: path.join(shots, folder, `${name}.png`) })
}

/** A screenshot of what is no page, such as paper. */
export const photograph = (page: Page, language: Language, name: string) =>
  page.screenshot({ path: path.join(shots, language, `${name}.png`), fullPage: true })

export async function checkAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([])
}

async function checkFits(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'the page is wider than the screen').toBeLessThanOrEqual(0)
}

/** What every upright screen of the kiosk has to be in the usual type. */
export const checkKiosk = async (page: Page) => expect(await measure(page, 'portrait', 'normal')).toEqual([])

/** Collects requests that leave the page's own origin and what the Content-Security-Policy refused. */
export function watchOrigin(page: Page) {
  const strays: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    const home = new URL(page.url() === 'about:blank' ? request.url() : page.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== home.host) strays.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) strays.push(message.text())
  })
  return strays
}
