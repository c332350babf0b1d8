// Texts that somebody wrote to harm: shown as they are on every page, and nothing of them runs.
import { type Browser, expect, type Page, type Request, test } from '@playwright/test'
import type { Booking } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { openKiosk, pairedKiosk, portrait, words } from './kiosk'
import { manager } from './manager'
import { findOffer } from './offer'

/** Short enough for the fields that take twenty signs, and the longer classics. */
const corpus = [
  '<svg onload=xss()>',
  '<img src=x onerror=xss()>',
  '"><script>xss()</script>',
  "'-xss()-'",
  '</textarea><script>xss()</script>',
  '<iframe srcdoc="<script>parent.xss()</script>">',
  'javascript:xss()',
  '{{constructor.constructor("xss()")()}}',
  '<a href="javascript:xss()">x</a>',
  '<math><mtext></math><img src onerror=xss()>',
  '<details open ontoggle=xss()>',
  '<style>@import "//evil.example/x"</style>',
]

/** What a page may have run, asked for or been refused; empty when nothing of the corpus did anything. */
async function watched(browser: Browser, options: object) {
  const page = await (await browser.newContext(options)).newPage()
  const ran: string[] = []
  await page.exposeFunction('xss', () => ran.push(`xss() ran on ${page.url()}`))
  await page.exposeFunction('refused', (what: string) => ran.push(`refused: ${what}`))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      void (window as unknown as { refused: (what: string) => void }).refused(`${violatedDirective} ${blockedURI}`)
    }),
  )
  page.on('dialog', (dialog) => ran.push(`dialog: ${dialog.message()}`))
  const asked = new Set<Request>()
  const ours = (request: Request) => /\/api\/v1\/(?!.*live)/.test(request.url())
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  page.on('request', (request) => {
    if (ours(request)) asked.add(request)
    if (/evil\.example|\/x$/.test(request.url())) ran.push(`asked for ${request.url()}`)
  })
  /** Waits until everything that the page asked the station for has been answered. */
  const settled = () => expect.poll(() => asked.size, { timeout: 30_000 }).toBe(0)
  /** Closes it, while something may be on its way through what `poison` put in between. */
  const leave = async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().close()
  }
  return { page, ran, settled, leave }
}

/** Every text in what the station answers is one of the corpus: whatever a page shows of it, it shows of them all in turn. */
async function poison(page: Page) {
  let turn = 0
  const next = () => corpus[turn++ % corpus.length]!
  const texts = new Set(['zh', 'en', 'surname', 'note', 'reason', 'awardedBy', 'source', 'contactName', 'title'])
  const written = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => written(one, key))
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one, name)]))
    const told = texts.has(key) || (key === 'name' && typeof value === 'string')
    return told && typeof value === 'string' ? next() : value
  }
  await page.route(/\/api\/v1\/(?!.*live)/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    if (!response.headers()['content-type']?.includes('json')) return route.fulfill({ response })
    return route.fulfill({ response, json: written(await response.json()) })
  })
}

const spelt = (page: Page) => expect(page.locator('body')).toContainText(/xss\(\)|evil\.example/)
const tap = (page: Page, selector: string) => page.locator(selector).first().tap()

test('what was written to harm is kept, and shown as it was written', async ({ browser, request }) => {
  const run = firstRun()
  const staff = await manager(request, run)
  const today = dayOf(new Date(), 'Asia/Shanghai')
  const notices: { id: string; version: number }[] = []
  for (const text of corpus)
    notices.push(await staff.post('notices', { text: { zh: text, en: text }, from: today, until: addDays(today, 1) }))
  const { service, start } = await findOffer(request, run)
  const { buildings } = await staff.get<{ buildings: { id: string }[] }>('buildings')
  const booked = await staff.post<Booking>(
    'bookings',
    {
      service: service.id,
      start,
      address: { building: buildings[0]!.id, unit: 1, floor: 5, room: 1 },
      people: { booker: { surname: corpus[0], title: 'ms' }, callAtStation: true },
      consent: { version: '2026-11' },
    },
    { 'Idempotency-Key': `xss-${Date.now()}` },
  )

  const kept = await staff.get<Booking>(`bookings/${booked.id}`)
  expect(kept.people?.booker.surname).toBe(corpus[0])

  const kiosk = await watched(browser, portrait)
  await pairedKiosk(kiosk.page, run)
  await kiosk.page.locator('.doors button').last().tap()
  await expect(kiosk.page.locator('.notices li')).toHaveCount(corpus.length)
  for (const text of corpus) await expect(kiosk.page.locator('.notices li', { hasText: text }).first()).toBeAttached()

  const board = await watched(browser, desk)
  await board.page.goto(new URL('/board', run.console.url).href)
  await expect(board.page.locator('.notice-band')).toContainText(corpus[0]!)

  const console = await watched(browser, desk)
  await signIn(console.page, 'zh', run.console, async () => undefined, 'xss')
  await console.page.getByRole('link', { name: '柜台' }).click()
  await console.page.locator('.counter-page nav').getByRole('link', { name: '公告' }).click()
  await expect(console.page.locator('[data-notice]')).toHaveCount(corpus.length)

  for (const { id, version } of notices)
    await staff.put(
      `notices/${id}`,
      { text: { zh: '撤下', en: 'Down' }, from: addDays(today, -1), until: addDays(today, -1) },
      version,
    )
  await staff.post(`bookings/${booked.id}/cancel`, { reason: 'changed-mind' })
  expect([...kiosk.ran, ...board.ran, ...console.ran]).toEqual([])
  for (const { leave } of [kiosk, board, console]) await leave()
})

test('whatever the station says, the kiosk only shows it', async ({ browser }) => {
  const { page, ran, leave } = await watched(browser, portrait)
  await pairedKiosk(page, firstRun())
  await poison(page)
  await openKiosk(page, firstRun())
  for (const step of ['.doors button:nth-child(3)', '.doors button:nth-child(4)']) {
    await tap(page, step)
    await expect(page.locator('.home')).toHaveCount(0)
    await tap(page, '.bottom .button')
  }
  await tap(page, '.offer button')
  await tap(page, '.services button')
  await spelt(page)
  await tap(page, '.near [data-day]')
  await tap(page, '.times button:not(.unfree)')
  await expect(page.locator('.workers .grid.two:not(.often)')).toBeVisible()
  await spelt(page)
  await tap(page, '.workers > .primary')
  for (const part of ['building', 'unit', 'floor', 'room']) await tap(page, `.address.${part} button`)
  await page.getByRole('button', { name: words.zh.noPhone }).first().tap()
  await expect(page.locator('.confirm')).toBeVisible()
  await spelt(page)
  await tap(page, '.consent')
  await tap(page, '.book')
  await expect(page.locator('.ticket')).toBeVisible()
  expect(ran).toEqual([])
  await leave()
})

test('whatever the station says, console and board only show it', async ({ browser }) => {
  const run = firstRun()
  const board = await watched(browser, desk)
  await poison(board.page)
  await board.page.goto(new URL('/board', run.console.url).href)
  await expect(board.page.locator('.prices tbody tr').first()).toBeVisible()
  await spelt(board.page)
  const console = await watched(browser, desk)
  await signIn(console.page, 'zh', run.console, async () => undefined, 'xss')
  await expect(console.page.locator('.lamp.connected')).toBeVisible()
  await poison(console.page)
  for (const place of ['', 'counter', 'planning', 'roster', 'workers', 'rules', 'figures']) {
    await console.page.goto(new URL(`/console#/${place}`, run.console.url).href)
    await console.page.reload()
    await expect(console.page.locator('main')).toBeVisible()
    await spelt(console.page)
    await console.settled()
  }
  expect([...board.ran, ...console.ran]).toEqual([])
  await board.leave()
  await console.leave()
})

test('every page comes with a policy that runs nothing but its own scripts', async ({ request }) => {
  const { kiosk, hub } = firstRun()
  const pages = ['/kiosk', '/console', '/worker', '/board'].map((path) => new URL(path, kiosk.url).href)
  for (const url of [...pages, new URL('/', hub.url).href]) {
    const headers = (await request.get(url)).headers()
    const policy = headers['content-security-policy']!
    expect(policy, url).toContain("default-src 'self'")
    expect(policy, url).toContain("frame-ancestors 'none'")
    expect(policy, url).toContain("object-src 'none'")
    expect(policy, url).not.toMatch(/unsafe|https?:|\*/)
    expect(headers['x-content-type-options'], url).toBe('nosniff')
    expect(headers['referrer-policy'], url).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy'], url).toBe('same-origin')
  }
})
