// A worker's phone in the browser tests.
import { expect, type Page } from '@playwright/test'
import { png } from './picture'

export const phoneLooks = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

/** A photo of 3000 × 2000 pixels. */
export const kitchen = () => png(3000, 2000, (x, y) => [200 - y / 20, 150 + ((x >> 7) % 2) * 40, 90 + (x >> 5), 255])

/** Types the four digits; the sheet closes by itself. */
export async function typeDoorCode(phone: Page, code: string) {
  const keys = phone.getByRole('dialog')
  for (const digit of code) await keys.getByRole('button', { name: digit, exact: true }).tap()
}

/** What a gloved hand and sunlight ask for: targets of 64 px, and 7:1 on what is to be touched next. */
export async function checkGloved(phone: Page) {
  const faults = await phone.evaluate(() => {
    const found: string[] = []
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    const light = (colour: string) =>
      channels(colour)
        .map((it) => it / 255)
        .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4))
        .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at]!, 0)
    for (const target of document.querySelectorAll<HTMLElement>(
      'main button, dialog[open] button, .sos button, .next',
    )) {
      if (!target.checkVisibility() || target.matches('.quietly')) continue
      const { width, height } = target.getBoundingClientRect()
      const name = target.textContent?.trim()
      if (width < 64 || height < 63.5) found.push(`${name} is ${width}×${height}`)
      if (target.scrollWidth > target.clientWidth + 1) found.push(`${name} is cut off`)
      const { color, backgroundColor } = getComputedStyle(target)
      const [dark, bright] = [light(color), light(backgroundColor)].sort((one, other) => one - other)
      const contrast = (bright! + 0.05) / (dark! + 0.05)
      if (target.matches('.next:enabled') && contrast < 7) found.push(`${name} has ${contrast.toFixed(1)}:1`)
    }
    return found
  })
  expect(faults).toEqual([])
}
