// What every page has to be in every step and language: clean for axe, complete in its frame, from its own origin.
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

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

/** A screenshot of the page as it stays, once its letters have come and what moves once has moved. */
export async function photographed(page: Page, folder: string, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((it) => it.effect?.getTiming().iterations === 1)
        .map((it) => it.finished.catch(() => undefined)),
    ),
  )
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

/** The kiosk's own measures: targets of 96 px in the lower two thirds, text of 32 px, nothing cut off. */
export async function checkKiosk(page: Page) {
  const faults = await page.evaluate(() => {
    const found: string[] = []
    const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    for (const target of document.querySelectorAll('button, input, a')) {
      const { width, height, top } = target.getBoundingClientRect()
      if (!visible(target)) continue
      const name = target.textContent?.trim() || target.getAttribute('aria-label')
      if (width < 96 || height < 96) found.push(`target ${name} is ${width}×${height}`)
      if (top < 640) found.push(`target ${name} is in the upper third`)
      if (target.scrollWidth > target.clientWidth + 1) found.push(`${name} is cut off`)
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!
      if (!texts.currentNode.textContent?.trim() || !visible(element) || element.closest('script, style')) continue
      const size = parseFloat(getComputedStyle(element).fontSize)
      if (size < 32) found.push(`"${texts.currentNode.textContent.trim()}" has ${size} px`)
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const { left, right } = range.getBoundingClientRect()
      if (left < 0 || right > innerWidth) found.push(`"${texts.currentNode.textContent.trim()}" leaves the screen`)
    }
    const main = document.querySelector('main.counter')
    if (main && main.scrollHeight > main.clientHeight + 1)
      found.push(`content is ${main.scrollHeight - main.clientHeight} px too high`)
    return found
  })
  expect(faults).toEqual([])
}

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
