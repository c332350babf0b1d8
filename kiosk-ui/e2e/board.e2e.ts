// The board: a day as lanes of workers by time, moved by hand and by keyboard, shared by two, and large.
import { expect, test } from '@playwright/test'
import type { Board } from '../src/shared/api/station'
import { addDays, dayOf } from '../src/shared/format'
import { largeDay } from './board-fixture'
import { blockOf, candidatesOf, carry, laneOf, open, seen, withChoice } from './board-hand'
import { book } from './bookings'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { manager } from './manager'

test.use({ viewport: { width: 1600, height: 900 } })

const words = {
  zh: { assign: '派给他（她）', save: '确定', may: '可以派到这里', stays: '保持不变' },
  en: { assign: 'Assign', save: 'Move it', may: 'may come here', stays: 'stays where it is' },
} as const

const zone = 'Asia/Shanghai'
const today = dayOf(new Date(), zone)

for (const language of ['zh', 'en'] as Language[]) {
  const say = words[language]

  test(`visits are moved on the board in ${language}`, async ({ page, request }) => {
    const look = camera(language, 180)
    const strays = watchOrigin(page)
    const staff = await manager(request, firstRun())
    const date = addDays(today, language === 'zh' ? 20 : 21)
    const visits = await book(staff, date, 7, `board-${language}`)
    const [first, second] = visits as [string, string]
    const third = await withChoice(staff, visits.slice(2))
    await open(page, language, `#/?date=${date}`)

    await test.step('each visit stands in the lane of its worker', async () => {
      const board = await staff.get<Board>(`board?date=${date}`)
      await expect(page.locator('.board [data-visit]')).toHaveCount(board.visits.length)
      await expect(page.locator('[data-lane]')).toHaveCount(board.lanes.length + 1)
      for (const { id, worker } of board.visits)
        await expect(laneOf(page, worker!.id).locator(`[data-visit="${id}"]`)).toBeVisible()
      await look(page, 'board')
    })

    await test.step('a lane that may not have it says why before it is let go', async () => {
      const { excluded, candidates } = await candidatesOf(staff, first)
      const barred = excluded.find(({ reasons }) => !reasons.every(({ overridable }) => overridable))!
      await carry(page, first, barred.worker.id)
      const reason = barred.reasons[0]!.text[language === 'zh' ? 'zh' : 'en']
      await expect(laneOf(page, barred.worker.id).locator('.why')).toContainText(reason)
      await expect(page.getByTestId('ghost')).toContainText(reason)
      const free = candidates.find(({ worker }) => worker.id !== barred.worker.id)!
      await expect(laneOf(page, free.worker.id).locator('.why')).toHaveText(say.may)
      await look(page, 'board-refused')
      await page.mouse.up()
      await expect(page.locator('[data-told=refused]')).toContainText(say.stays)
      expect((await seen(staff, first)).version).toBe(1)
    })

    await test.step('let go over a lawful lane it is given to that worker', async () => {
      const { candidates } = await candidatesOf(staff, first)
      const before = (await seen(staff, first)).worker!.id
      const to = candidates.find(({ worker }) => worker.id !== before)!.worker.id
      await carry(page, first, to)
      await expect(page.getByTestId('ghost')).toContainText(say.may)
      await look(page, 'board-lawful')
      await page.mouse.up()
      await expect(laneOf(page, to).locator(`[data-visit="${first}"]`)).toBeVisible()
      expect((await seen(staff, first)).worker!.id).toBe(to)
    })

    await test.step('carried along its lane it is moved in time', async () => {
      const { start, worker } = await seen(staff, second)
      const minutes = [30, 60, 90, 120, -30, -60, -90]
      let by: number | undefined
      for (const one of minutes) {
        const at = new Date(Date.parse(start) + one * 60_000).toISOString()
        const { offered, candidates } = await candidatesOf(staff, second, at)
        if (offered && candidates.some((candidate) => candidate.worker.id === worker!.id)) by ??= one
      }
      expect(by, 'a time at which its worker can come').toBeDefined()
      await carry(page, second, worker!.id, by)
      await expect(page.getByTestId('ghost')).toContainText(say.may)
      await page.mouse.up()
      await expect(page.locator('[data-told=done]')).toBeVisible()
      expect(Date.parse((await seen(staff, second)).start)).toBe(Date.parse(start) + by! * 60_000)
    })

    await test.step('the same by keyboard', async () => {
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.visit)
      const stop = page.locator('.board .block[tabindex="0"]')
      await expect(stop).toHaveCount(1)
      await stop.focus()
      const above = await focused()
      await page.keyboard.press('ArrowDown')
      await expect.poll(focused).not.toBe(above)
      const below = await focused()
      await page.keyboard.press('ArrowUp')
      await expect.poll(focused).not.toBe(below)
      await blockOf(page, third).focus()
      await page.keyboard.press('m')
      const dialog = page.getByRole('dialog')
      const { candidates, excluded } = await candidatesOf(staff, third)
      const before = (await seen(staff, third)).worker!.id
      const to = candidates.find(({ worker }) => worker.id !== before)!.worker.id
      await expect(dialog.locator(`[data-mover="${excluded[0]!.worker.id}"].not`)).toBeVisible()
      await dialog.locator(`[data-mover="${excluded.at(-1)!.worker.id}"] input`).focus()
      await page.keyboard.press('Space')
      await look(page, 'board-move')
      await dialog.locator(`[data-mover="${to}"] input`).focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await expect(dialog).toHaveCount(0)
      await expect(laneOf(page, to).locator(`[data-visit="${third}"]`)).toBeVisible()
      expect((await seen(staff, third)).worker!.id).toBe(to)
      await expect(blockOf(page, third)).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.locator('aside.panel')).toBeVisible()
      await look(page, 'board-panel')
    })

    await test.step('filters leave what is looked for', async () => {
      const board = await staff.get<Board>(`board?date=${date}`)
      const { category } = board.visits[0]!
      const matching = board.visits.filter((visit) => visit.category === category)
      await page.locator('.board-filters [name=category]').selectOption(category)
      await expect(page.locator('.board .block:not(.dimmed)')).toHaveCount(matching.length)
      const workers = new Set(matching.map(({ worker }) => worker!.id))
      await expect(page.locator('[data-lane]')).toHaveCount(workers.size + 1)
      await look(page, 'board-filtered')
      await page.locator('.board-filters [name=category]').selectOption('')
      await page.locator('.board-filters [name=words]').fill(board.lanes[0]!.worker.name)
      await expect(page.locator('[data-lane]')).toHaveCount(2)
      await page.locator('.board-filters [name=words]').fill('')
      await page.locator('.board-filters [name=alarms]').check()
      await expect(page.locator('[data-lane]')).toHaveCount(1)
    })
    expect(strays).toEqual([])
  })

  test(`two at the board see each other's changes in ${language}`, async ({ page, browser, request }) => {
    const look = camera(language, 190)
    const staff = await manager(request, firstRun())
    const date = addDays(today, language === 'zh' ? 22 : 23)
    const [visit] = (await book(staff, date, 2, `two-${language}`)) as [string]
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, locale: 'zh-CN' })
    const other = await context.newPage()
    await open(page, language, `#/?date=${date}`)
    await open(other, language, `#/?date=${date}`)
    const next = async () => {
      const { candidates } = await candidatesOf(staff, visit)
      const present = (await seen(staff, visit)).worker!.id
      return candidates.find(({ worker }) => worker.id !== present)!.worker
    }

    await test.step('an open panel says who changed what', async () => {
      await blockOf(page, visit).click()
      await expect(page.locator('aside.panel h2')).toBeVisible()
      await blockOf(other, visit).click()
      const worker = await next()
      await other.locator(`aside [data-worker="${worker.id}"]`).getByRole('button', { name: say.assign }).click()
      const note = page.getByTestId('changed')
      await expect(note).toContainText(worker.name)
      await expect(note).toContainText(firstRun().console.user)
      await expect(other.getByTestId('changed')).toHaveCount(0)
      await expect(laneOf(page, worker.id).locator(`[data-visit="${visit}"]`)).toBeVisible()
      await look(page, 'board-changed')
    })

    await test.step('an open dialog says so too and goes on from there', async () => {
      await blockOf(other, visit).focus()
      await other.keyboard.press('m')
      await expect(other.getByRole('dialog')).toBeVisible()
      const worker = await next()
      const { version } = await seen(staff, visit)
      await staff.put(`visits/${visit}/assignment`, { worker: worker.id }, version)
      await expect(other.getByTestId('meanwhile')).toContainText(worker.name)
      await other.keyboard.press('Escape')
    })

    await test.step('whoever saw an old board is refused and told', async () => {
      await page.route('**/api/v1/live', (route) => route.abort())
      await page.reload()
      await expect(blockOf(page, visit)).toBeVisible()
      await expect(page.locator('.lamp.connected')).toHaveCount(0)
      const worker = await next()
      const { version } = await seen(staff, visit)
      await staff.put(`visits/${visit}/assignment`, { worker: worker.id }, version)
      await carry(page, visit, worker.id)
      await expect(page.getByTestId('ghost')).toContainText(say.may)
      await page.mouse.up()
      const told = page.locator('[data-told=stale]')
      await expect(told).toContainText(worker.name)
      await expect(told).toContainText(firstRun().console.user)
      await expect(laneOf(page, worker.id).locator(`[data-visit="${visit}"]`)).toBeVisible()
      expect((await seen(staff, visit)).worker!.id).toBe(worker.id)
      await look(page, 'board-stale')
    })
    await context.close()
  })

  test(`forty workers and two hundred visits, an invented day, in ${language}`, async ({ page, request }) => {
    const look = camera(language, 195)
    const staff = await manager(request, firstRun())
    const day = largeDay(today)
    await page.route('**/api/v1/board?*', (route) => route.fulfill({ json: day }))
    await open(page, language, '#/')
    await expect(page.locator('.board .block')).toHaveCount(200)

    await test.step('is drawn in less than half a second', async () => {
      const draw = () =>
        page.evaluate(async () => {
          const press = (view: string) => document.querySelector<HTMLElement>(`[data-view=${view}]`)!.click()
          const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
          press('list')
          await painted()
          await painted()
          const start = performance.now()
          press('board')
          await painted()
          const took = performance.now() - start
          return { took, blocks: document.querySelectorAll('.board .block').length }
        })
      const draws = [await draw(), await draw(), await draw()]
      expect(draws.map(({ blocks }) => blocks)).toEqual([200, 200, 200])
      const times = draws.map(({ took }) => Math.round(took))
      console.log(`board: 40 × 200 drawn in ${times.join(', ')} ms`)
      expect(Math.max(...times)).toBeLessThan(500)
      await look(page, 'board-large')
    })

    await test.step('shows what is late beside what was booked, crews tied, and alarms first', async () => {
      const late = page.locator('.board [data-late]')
      await expect(late).toHaveCount(day.visits.filter(({ expected }) => expected).length)
      await expect(late.first().locator('em')).toBeVisible()
      await expect(page.locator('.board .later')).toHaveCount(await late.count())
      await expect(page.locator('[data-tie]')).toHaveCount(new Set(day.visits.flatMap(({ crew }) => crew ?? [])).size)
      await expect(page.locator('[data-lane]').first().locator('.alarmed')).not.toHaveCount(0)
    })

    await test.step('and one change draws its own lanes only, where the page was scrolled to', async () => {
      const scroll = page.locator('.board-scroll')
      await scroll.evaluate((it) => (it.scrollTop = 700))
      const inView = () => laneOf(page, day.lanes[20]!.worker.id).evaluate((it) => it.getBoundingClientRect().top)
      const before = await inView()
      await page.evaluate(() => {
        const touched = new Set<string>()
        Object.assign(window, { touched })
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const lane = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(
              '[data-lane]',
            )
            if (lane) touched.add(lane.dataset.lane!)
          }
        }).observe(document.querySelector('.board-field ol')!, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        })
      })
      const moved = day.visits.find(({ state, crew, expected }) => state === 'assigned' && !crew && !expected)!
      const from = moved.worker!.id
      const to = day.lanes.find(({ worker }) => worker.id !== from)!.worker
      Object.assign(moved, { worker: to, version: 2 })
      await book(staff, addDays(today, language === 'zh' ? 24 : 25), 1, `news-${language}`)
      await expect(laneOf(page, to.id).locator(`[data-visit="${moved.id}"]`)).toHaveCount(1)
      const touched = await page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched])
      expect(touched.toSorted()).toEqual([from, to.id].toSorted())
      expect(await inView()).toBe(before)
    })

    await test.step('the bar of the roster stands on one line', async () => {
      await page.evaluate(() => (location.hash = '#/roster'))
      const bar = page.locator('.roster .page-bar')
      await expect(page.locator('.roster-grid')).toBeVisible()
      await look(page, 'board-roster')
      expect((await bar.boundingBox())!.height).toBeLessThan(70)
    })
  })
}
