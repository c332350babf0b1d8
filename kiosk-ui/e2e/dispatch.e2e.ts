// The day planned as a difference and applied in parts, a decision against a rule, the figures as they come out.
import { expect, type Page, test } from '@playwright/test'
import type {
  Booking,
  Building,
  Candidates,
  Figures,
  Menu,
  Plan,
  PlanSummary,
  Slots,
  VisitDetail,
} from '../src/shared/api/station'
import { linesOf, spoken, topOf } from '../src/console/figures/figures'
import { addDays, dayOf } from '../src/shared/format'
import { candidatesOf, seen } from './board-hand'
import { book, type Staff } from './bookings'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { manager } from './manager'

test.use(desk)

const words = {
  zh: {
    start: '开始排单',
    some: /^\d+ 处改动中的 1 处生效$/,
    again: '按现在的情况重新排',
    applied: '已生效',
    changed: '有人改过',
    open: '仍要派单…',
    decide: '由我负责，派单',
    reason: '保险公司已受理，明天出单',
    table: '看数字',
    sure: '确定取消',
    after: '后一天',
  },
  en: {
    start: 'Plan the day',
    some: /^Apply 1 of \d+ changes$/,
    again: 'Plan again for the day as it is',
    applied: 'applied',
    changed: 'changed meanwhile',
    open: 'Assign nevertheless …',
    decide: 'I answer for it: assign',
    reason: 'The insurer has taken it on, the paper comes tomorrow',
    table: 'See the numbers',
    sure: 'Yes, cancel it',
    after: 'The day after',
  },
} as const

const zone = 'Asia/Shanghai'
const today = dayOf(new Date(), zone)

/** Three weeks of cleaning at the time that most could come; the first of its visits. */
async function bookSeries(staff: Staff, date: string, purpose: string) {
  const { services } = await staff.get<Menu>('services')
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  const service = services.find(({ name }) => name.en === 'Bathroom cleaning')!
  const { days } = await staff.get<Slots>(`slots?service=${service.id}&date=${date}&days=1`)
  const [slot] = days[0]!.slots.toSorted((one, other) => other.free - one.free)
  const body = {
    service: service.id,
    start: slot!.start,
    repeat: { everyWeeks: 1, times: 3, onHolidays: true },
    address: { building: buildings[0]!.id, unit: 1, floor: 4, room: 1 },
    people: { booker: {}, callAtStation: true },
    consent: { version: '2026-11' },
  }
  const booked = await staff.post<Booking>('bookings', body, { 'Idempotency-Key': `${purpose}-${Date.now()}` })
  return booked.visits[0]!.id
}

/** Gives the visit to the one who should come last of those who could. */
async function giveToTheWorst(staff: Staff, visit: string) {
  const { candidates, version } = await staff.get<Candidates>(`visits/${visit}/candidates`)
  await staff.put(`visits/${visit}/assignment`, { worker: candidates.at(-1)!.worker.id }, version)
}

/** Another start of the day at which nothing but rules that a manager may decide against keeps the worker away. */
async function startAgainstRules(staff: Staff, visit: string, worker: string) {
  const { start } = await seen(staff, visit)
  for (const minutes of [-30, 30, -60, 60, -90, 90, -120, 120, -150, 150, -180, 180]) {
    const at = Date.parse(start) + minutes * 60_000
    const { offered, excluded } = await candidatesOf(staff, visit, new Date(at).toISOString())
    const why = excluded.find((one) => one.worker.id === worker)?.reasons ?? []
    if (offered && why.length > 0 && why.every(({ overridable }) => overridable)) return at
  }
  throw new Error('no time at which only rules stand against the worker')
}

const workerOf = async (staff: Staff, visit: string) => (await staff.get<VisitDetail>(`visits/${visit}`)).worker?.id

async function open(page: Page, language: Language, place: string) {
  await signIn(page, language, firstRun().console, async () => undefined, 'dispatch')
  await expect(page.locator('.page-nav')).toBeVisible()
  await page.evaluate((hash) => (location.hash = hash), place)
}

for (const language of ['zh', 'en'] as Language[]) {
  const say = words[language]

  test(`a day is planned and applied visit by visit in ${language}`, async ({ page, request }) => {
    const look = camera(language, 150)
    const strays = watchOrigin(page)
    const staff = await manager(request, firstRun())
    const date = addDays(today, language === 'zh' ? 16 : 17)
    const visits = await book(staff, date, 7, `plan-${language}`)
    for (const visit of visits) await giveToTheWorst(staff, visit)
    const lost = visits[0]!
    const never = { worker: await workerOf(staff, lost), wishOf: 'worker' }
    await staff.post(`visits/${lost}/household/blocks`, never)
    await open(page, language, `#/planning?date=${date}`)
    await page.locator('[name=seconds]').fill('1')
    await page.getByRole('button', { name: say.start }).click()
    const result = page.locator('.plan-result')
    await expect(result).toHaveAttribute('data-plan', 'proposed', { timeout: 30_000 })

    const newest = async () => {
      const { plans } = await staff.get<{ plans: PlanSummary[] }>(`plans?date=${date}`)
      return staff.get<Plan>(`plans/${plans[0]!.id}`)
    }
    const plan = await newest()
    const row = (visit: string) => page.locator(`tr[data-change="${visit}"]`)
    await test.step('the difference is what the plan says', async () => {
      expect(plan.changes.length).toBeGreaterThan(2)
      await expect(page.locator('tr[data-change]')).toHaveCount(plan.changes.length)
      await expect(row(lost)).toContainText(language === 'zh' ? '还没有人' : 'Nobody yet')
      await expect(page.locator('[data-after=unassigned] b')).toHaveText('0')
      await expect(page.locator('[data-after=travelMinutes] b')).toHaveText(String(plan.preview!.after.travelMinutes))
      await look(page, 'plan')
    })

    const others = plan.changes.map(({ visit }) => visit).filter((visit) => visit !== lost)
    await test.step('one change is applied alone', async () => {
      for (const visit of others) await row(visit).getByRole('checkbox').uncheck()
      await page.getByTestId('apply').filter({ hasText: say.some }).click()
      await expect(row(lost)).toContainText(say.applied)
      const given = plan.changes.find(({ visit }) => visit === lost)!
      expect(await workerOf(staff, lost)).toBe(given.to)
      for (const { visit, from } of plan.changes.slice(1)) if (from) expect(await workerOf(staff, visit)).toBe(from)
    })

    const [stale, fresh] = others as [string, string]
    await test.step('what somebody changed meanwhile is not applied', async () => {
      await giveToTheWorst(staff, stale)
      expect(await staff.status(`plans/${plan.id}/apply`, { visits: [stale] })).toBe(412)
      await expect(row(stale)).toContainText(say.changed)
      await expect(row(stale).getByRole('checkbox')).toHaveCount(0)
      await expect(result.getByRole('alert')).toBeVisible()
      await look(page, 'plan-stale')
      await row(fresh).getByRole('checkbox').check()
      await page.getByTestId('apply').click()
      await expect(row(fresh)).toContainText(say.applied)
      expect(await workerOf(staff, fresh)).toBe(plan.changes.find(({ visit }) => visit === fresh)!.to)
    })

    await test.step('planned again, nothing is stale', async () => {
      await page.getByRole('button', { name: say.again }).click()
      await expect.poll(async () => (await newest()).id, { timeout: 30_000 }).not.toBe(plan.id)
      await expect(result).toHaveAttribute('data-plan', 'proposed', { timeout: 30_000 })
      await expect(page.getByText(say.changed)).toHaveCount(0)
    })
    expect(strays).toEqual([])
  })

  test(`a manager decides against a rule in ${language}`, async ({ page, request }) => {
    const look = camera(language, 155)
    const staff = await manager(request, firstRun())
    const date = addDays(today, language === 'zh' ? 26 : 27)
    const [visit] = (await book(staff, date, 1, `override-${language}`)) as [string]
    const insurance = {
      code: 'insurance',
      name: { zh: '家政服务意外险', en: 'Accident insurance' },
      source: '000 §20, 001 §20',
      holder: 'worker',
      effect: 'requires',
      kinds: ['accident-insurance'],
      overridable: true,
      from: date,
    }
    await staff.post('rules', { ...insurance, inForce: true })
    try {
      await open(page, language, '#/')
      const days = language === 'zh' ? 26 : 27
      for (let day = 0; day < days; day++) await page.getByRole('button', { name: say.after }).click()
      await page.locator(`[data-visit="${visit}"]`).click()
      const panel = page.locator('aside')
      await expect(panel.locator('[data-state=unassigned]')).toBeVisible()
      await panel.locator('.excluded summary').click()
      await look(page, 'excluded')
      const asked = panel.locator('[data-excluded]', { has: page.getByRole('button', { name: say.open }) }).first()
      const worker = await asked.getAttribute('data-excluded')
      await asked.getByRole('button', { name: say.open }).click()
      const dialog = page.getByRole('dialog')
      const decide = dialog.getByRole('button', { name: say.decide })
      await expect(decide).toBeDisabled()
      await dialog.getByRole('textbox').fill(say.reason)
      await look(page, 'override')
      await decide.click()
      await expect(panel.locator('[data-state=assigned]')).toBeVisible()
      expect(await workerOf(staff, visit)).toBe(worker)
      await look(page, 'overridden')

      await test.step('the same for another time', async () => {
        const to = await startAgainstRules(staff, visit, worker!)
        await panel.locator('.move-open').click()
        await dialog.locator('[name=start]').selectOption(String(to))
        await dialog.locator(`[data-mover="${worker}"].not input`).check()
        await look(page, 'override-move')
        await dialog.getByRole('button', { name: say.open }).click()
        const reason = page.locator('.override textarea')
        await reason.fill(say.reason)
        await look(page, 'override-time')
        await page.getByRole('button', { name: say.decide }).click()
        await expect.poll(async () => Date.parse((await seen(staff, visit)).start)).toBe(to)
        expect(await workerOf(staff, visit)).toBe(worker)
        await expect(page.locator('[data-told=done]')).toBeVisible()
      })
    } finally {
      await staff.post('rules', { ...insurance, inForce: false })
    }
  })

  test(`one date of a series is called off in ${language}`, async ({ page, request }) => {
    const look = camera(language, 165)
    const staff = await manager(request, firstRun())
    const ahead = language === 'zh' ? 9 : 10
    const visit = await bookSeries(staff, addDays(today, ahead), `series-${language}`)
    await open(page, language, '#/')
    for (let day = 0; day < ahead; day++) await page.getByRole('button', { name: say.after }).click()
    await page.locator(`[data-visit="${visit}"]`).click()
    const dates = page.locator('.series li')
    await expect(dates).toHaveCount(3)
    await look(page, 'series')
    await dates.nth(1).getByRole('button').click()
    await dates.nth(1).getByRole('button', { name: say.sure }).click()
    await expect(dates.nth(1).locator('[data-state=cancelled]')).toBeVisible()
    await expect(dates.nth(1).getByRole('button')).toHaveCount(0)
    await look(page, 'series-cancelled')
    const { booking } = await staff.get<VisitDetail>(`visits/${visit}`)
    const after = await staff.get<Booking>(`bookings/${booking}`)
    expect([after.state, ...after.visits.map(({ state }) => state)]).toEqual([
      'booked',
      'assigned',
      'cancelled',
      'assigned',
    ])
  })

  test(`the figures of work that was done in ${language}`, async ({ page, request }) => {
    const look = camera(language, 160)
    const staff = await manager(request, firstRun())
    const date = addDays(today, 2)
    const before = await book(staff, addDays(date, -1), 2, `figures-${language}-1`)
    for (const visit of [...before, ...(await book(staff, date, 4, `figures-${language}-2`))]) {
      const minutes = { accepted: 50, departed: 40, arrived: 30, started: 25, finished: 5 }
      for (const [type, ago] of Object.entries(minutes)) {
        const time = new Date(Date.now() - ago * 60_000).toISOString()
        const { applied } = await staff.post<{ applied: boolean }>(`visits/${visit}/reports`, {
          type,
          time,
          source: 'call',
        })
        expect(applied, type).toBe(true)
      }
    }
    await open(page, language, '#/figures')
    await page.locator('[name=by]').selectOption('day')
    await page.locator('[name=days]').selectOption('7')
    for (let day = 0; day < 2; day++) await page.getByRole('button', { name: say.after }).click()
    const { figures } = await staff.get<Figures>(`figures?from=${addDays(date, -6)}&to=${date}&by=day`)
    expect(figures.some(({ value }) => value !== undefined)).toBe(true)
    for (const figure of figures) {
      const card = page.locator(`[data-figure="${figure.code}"]`)
      await expect(card.locator('.number')).toContainText(spoken(figure.value, figure.unit))
      const values = figure.parts.map(({ value }) => value)
      const top = topOf([...values, ...figure.companies.map(({ value }) => value)], figure.unit)
      const points = linesOf(values, top, 500, 110).flat()
      await expect(card.locator('circle')).toHaveCount(points.length)
      const drawn = await card
        .locator('circle')
        .evaluateAll((circles) =>
          circles.map((circle) => ({ x: Number(circle.getAttribute('cx')), y: Number(circle.getAttribute('cy')) })),
        )
      expect(drawn).toEqual(points)
    }
    await look(page, 'figures')
    for (const figure of figures) {
      const card = page.locator(`[data-figure="${figure.code}"]`)
      await card.getByText(say.table).click()
      for (const [place, { value }] of figure.parts.entries())
        await expect(card.locator('tbody').first().locator('td').nth(place)).toHaveText(spoken(value, figure.unit))
    }
  })
}
