// Who works when: the week, a shift by hand, a pattern, time off with its effect before it is approved, a sick call.
import { expect, type Page, test } from '@playwright/test'
import type { Booking, Building, Menu, Slots, TimeOff, VisitDetail, Worker } from '../src/shared/api/station'
import { addDays, dayOf, mondayOf } from '../src/shared/format'
import { desk, signIn, typeDay } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { manager } from './manager'

test.use(desk)

const words = {
  zh: {
    roster: '排班',
    nextWeek: '后一周',
    add: '加一个班',
    remove: /^去掉/,
    pattern: '修改轮班',
    six: '做六休一',
    effect: '看看影响',
    save: '保存',
    off: '请假…',
    ask: '提交，等批准',
    look: /^看影响，批假/,
    approve: '批准',
    sick: '请病假…',
    takeOver: '看谁来接',
    enter: '登记病假，照此改派',
    planning: '排单，找人去',
    hours: '工时',
    quota: '设名额…',
    cancel: /^取消 /,
    calendar: '节假日…',
    set: '登记',
    ordinary: /^改回平常日/,
    holiday: /^休/,
    usedUp: /已到名额/,
    together: '多人一起放假…',
    outlook: '看影响',
    forTwo: '批准 2 人放假',
  },
  en: {
    roster: 'Roster',
    nextWeek: 'The week after',
    add: 'Add a shift',
    remove: /^Remove/,
    pattern: 'Edit the pattern',
    six: '6 on, 1 off',
    effect: 'See the effect',
    save: 'Save',
    off: 'Time off…',
    ask: 'Hand in for approval',
    look: /^See the effect/,
    approve: 'Approve',
    sick: 'Sick call…',
    takeOver: 'See who takes over',
    enter: 'Enter it and hand over',
    planning: 'Plan the day to find somebody',
    hours: 'Hours',
    quota: 'Set a quota…',
    cancel: /^Remove /,
    calendar: 'Holidays…',
    set: 'Record it',
    ordinary: /^Make it ordinary/,
    holiday: /^holiday/,
    usedUp: /As many of the company are away/,
    together: 'Time off for several…',
    outlook: 'See what it takes',
    forTwo: 'Approve for 2 workers',
  },
} as const

const zone = 'Asia/Shanghai'
const today = dayOf(new Date(), zone)
type Staff = Awaited<ReturnType<typeof manager>>

/** A visit that somebody is to make: the first that is free from a day on, however many days on. */
async function bookFrom(staff: Staff, from: string, days: number, purpose: string) {
  const { services } = await staff.get<Menu>('services')
  const { buildings } = await staff.get<{ buildings: Building[] }>('buildings')
  for (const service of services.toSorted((one, other) => one.durationMinutes - other.durationMinutes)) {
    const found = await staff.get<Slots>(`slots?service=${service.id}&date=${from}&days=${days}`)
    const slot = found.days.flatMap(({ slots }) => slots).find(({ free }) => free > 1)
    if (!slot) continue
    const body = {
      service: service.id,
      start: slot.start,
      address: { building: buildings[1]!.id, unit: 1, floor: 2, room: 1 },
      people: { booker: {}, callAtStation: true },
      consent: { version: '2026-11' },
    }
    const key = { 'Idempotency-Key': `${purpose}-${Date.now()}` }
    const { visits } = await staff.post<Booking>('bookings', body, key)
    return staff.get<VisitDetail>(`visits/${visits[0]!.id}`)
  }
  throw new Error('nothing is free')
}

const cellOf = (page: Page, { worker, start }: VisitDetail) =>
  page.locator(`[data-cell="${worker!.id} ${dayOf(start, zone)}"]`)

async function showWeek(page: Page, next: string, day: string) {
  const weeks = (Date.parse(mondayOf(day)) - Date.parse(mondayOf(today))) / (7 * 86_400_000)
  for (let week = 0; week < weeks; week++) await page.getByRole('button', { name: next }).click()
  await expect(page.locator(`[data-day="${day}"]`)).toBeVisible()
}

for (const language of ['zh', 'en'] as Language[]) {
  const say = words[language]

  test(`shifts and patterns of a week in ${language}`, async ({ page }) => {
    const look = camera(language, 130)
    const strays = watchOrigin(page)
    await signIn(page, language, firstRun().console, async () => undefined, 'roster')
    await page.getByRole('link', { name: say.roster }).click()
    const grid = page.locator('.roster-grid')
    await expect(grid.locator('.shift').first()).toBeVisible()
    await look(page, 'roster')

    await page.getByRole('button', { name: say.nextWeek }).click()
    const monday = addDays(mondayOf(today), 7)
    await expect(grid.locator(`[data-day="${monday}"]`)).toBeVisible()
    await grid.locator('button').first().focus()
    const rows = language === 'zh' ? 2 : 3
    for (let row = 0; row < rows; row++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const key = (await page.locator(':focus').getAttribute('data-cell'))!
    expect(key).toMatch(new RegExp(` ${addDays(monday, 6)}$`))
    await page.keyboard.press('Enter')
    const file = page.locator('.roster-file')
    await expect(file.getByRole('heading').first()).toBeFocused()

    await test.step('a shift by hand comes and goes', async () => {
      await file.locator('[name=shiftFrom]').fill('21:00')
      await file.locator('[name=shiftTo]').fill('22:30')
      await file.getByRole('button', { name: say.add }).click()
      const shift = grid.locator(`[data-cell="${key}"] .shift.hand`)
      await expect(shift).toContainText('21:00–22:30')
      await look(page, 'roster-shift')
      await file.locator('[data-shift]', { hasText: '21:00–22:30' }).getByRole('button', { name: say.remove }).click()
      await expect(shift).toHaveCount(0)
    })

    await test.step('a pattern shows what it does before it is saved', async () => {
      await file.getByRole('button', { name: say.pattern }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: say.six }).click()
      await expect(dialog.getByRole('button', { name: say.save })).toHaveCount(0)
      await dialog.getByRole('button', { name: say.effect }).click()
      await expect(dialog.getByRole('button', { name: say.save })).toBeVisible()
      await look(page, 'roster-pattern')
      await dialog.getByRole('button', { name: say.save }).click()
      await expect(dialog).toHaveCount(0)
      await expect(file.locator('[data-pattern]')).toContainText('08:00–17:00')
    })
    await page.keyboard.press('Escape')
    await expect(page.locator(':focus')).toHaveAttribute('data-cell', key)

    await test.step('a day becomes a holiday and an ordinary one again', async () => {
      const day = addDays(monday, 2)
      await page.getByRole('button', { name: say.calendar }).click()
      const dialog = page.getByRole('dialog')
      await typeDay(page, 'calendarDay', day)
      await page.locator('[name=calendarZh]').fill('演示节日')
      await page.locator('[name=calendarEn]').fill('Sample Day')
      await page.locator('[name=calendarSource]').fill('e2e')
      await dialog.getByRole('button', { name: say.set }).click()
      const added = dialog.locator(`[data-calendar="${day}"]`)
      await expect(added).toBeVisible()
      await look(page, 'roster-calendar')
      await expect(grid.locator(`[data-day="${day}"] .tag`)).toHaveText(say.holiday)
      await added.getByRole('button', { name: say.ordinary }).click()
      await expect(added).toHaveCount(0)
      await expect(grid.locator(`[data-day="${day}"] .tag`)).toHaveCount(0)
    })
    expect(strays).toEqual([])
  })

  test(`time off and a sick call in ${language}`, async ({ page, request }) => {
    const look = camera(language, 136)
    const staff = await manager(request, firstRun())
    const visit = await bookFrom(staff, addDays(today, 3), 7, `off-${language}`)
    await signIn(page, language, firstRun().console, async () => undefined, 'roster')
    await page.getByRole('link', { name: say.roster }).click()
    await showWeek(page, say.nextWeek, dayOf(visit.start, zone))

    const dialog = page.getByRole('dialog')
    const desk = page.locator('.leave-desk')
    await test.step('what approving takes away is shown before it is approved', async () => {
      await cellOf(page, visit).click()
      await page.locator('.roster-file').getByRole('button', { name: say.off }).click()
      await look(page, 'roster-ask')
      await dialog.getByRole('button', { name: say.ask }).click()
      await expect(dialog).toHaveCount(0)
      await expect(cellOf(page, visit).locator('.away.pending')).toBeVisible()
      await page.keyboard.press('Escape')
      const name = visit.worker!.name
      await desk
        .locator('[data-state=pending]', { hasText: name })
        .filter({ has: page.getByRole('button') })
        .first()
        .getByRole('button', { name: say.look })
        .click()
      await expect(dialog.locator(`[data-visit="${visit.id}"]`)).toBeVisible()
      await look(page, 'roster-effect')
      await dialog.getByRole('button', { name: say.approve, exact: true }).click()
      await expect(dialog).toHaveCount(0)
      await expect(cellOf(page, visit).locator('.away.approved')).toBeVisible()
      const outcome = page.locator('.roster-outcome')
      await expect(outcome.locator(`[data-visit="${visit.id}"]`)).toBeVisible()
      await expect(outcome.getByRole('link', { name: say.planning }).first()).toBeVisible()
      await look(page, 'roster-approved')
    })

    await test.step('a quota refuses one more, and says so', async () => {
      await desk.getByRole('button', { name: say.quota }).click()
      await typeDay(page, 'quotaFrom', addDays(today, 1))
      await typeDay(page, 'quotaUntil', addDays(today, 12))
      await page.locator('[name=perCompany]').fill('0')
      await look(page, 'roster-quota')
      await dialog.getByRole('button', { name: say.save }).click()
      await expect(dialog).toHaveCount(0)
      await expect(desk.locator('[data-quota] .tag.bad').first()).toBeVisible()
      await desk.locator('[data-state=pending]').first().getByRole('button').click()
      await dialog.getByRole('button', { name: say.approve, exact: true }).click()
      await expect(dialog.getByText(say.usedUp)).toBeVisible()
      await look(page, 'roster-used-up')
      await page.keyboard.press('Escape')
      await desk.getByRole('button', { name: say.cancel }).click()
      await expect(desk.locator('[data-quota]')).toHaveCount(0)
    })

    await test.step('several are off together, after what it takes was shown', async () => {
      const other = await bookFrom(staff, addDays(today, 4), 7, `together-${language}`)
      const day = dayOf(other.start, zone)
      const offOn = async () => (await staff.get<{ timeOff: TimeOff[] }>(`time-off?from=${day}&days=1`)).timeOff
      const taken = new Set([other.worker!.id, ...(await offOn()).map(({ worker }) => worker.id)])
      const { workers } = await staff.get<{ workers: Worker[] }>('workers')
      const mate = workers.find(({ id, active }) => active && !taken.has(id))!
      await desk.getByRole('button', { name: say.together }).click()
      const whole = dialog.locator('[data-company]').first()
      await whole.check()
      await expect(dialog.locator('fieldset').first().locator('[name=worker]:not(:checked)')).toHaveCount(0)
      await whole.uncheck()
      await dialog.locator(`[name=worker][value="${other.worker!.id}"]`).check()
      await dialog.locator(`[name=worker][value="${mate.id}"]`).check()
      await typeDay(page, 'massFrom', day)
      await typeDay(page, 'massUntil', day)
      await dialog.getByRole('button', { name: say.outlook }).click()
      await expect(dialog.locator(`[data-visit="${other.id}"]`)).toBeVisible()
      await look(page, 'roster-together')
      await dialog.getByRole('button', { name: say.forTwo }).click()
      await expect(dialog).toHaveCount(0)
      await expect(page.locator('.roster-outcome').locator(`[data-visit="${other.id}"]`)).toBeVisible()
      await look(page, 'roster-together-done')
      const approved = (await offOn()).filter(({ state }) => state === 'approved').map(({ worker }) => worker.id)
      expect(approved).toEqual(expect.arrayContaining([other.worker!.id, mate.id]))
    })

    await test.step('the ledger counts everybody', async () => {
      await page.getByRole('radio', { name: say.hours }).check({ force: true })
      await expect(page.locator(`[data-hours="${visit.worker!.id}"]`)).toBeVisible()
      await look(page, 'roster-ledger')
      await page.getByRole('radio', { name: say.hours }).press('ArrowLeft')
      await expect(cellOf(page, visit)).toBeVisible()
    })

    await test.step('a sick call shows who takes over, then hands over', async () => {
      const soon = await bookFrom(staff, today, 2, `sick-${language}`)
      await page.getByRole('button', { name: say.sick }).first().click()
      await dialog.locator('[name=worker]').selectOption(soon.worker!.id)
      await typeDay(page, 'sickUntil', dayOf(soon.start, zone))
      await dialog.getByRole('button', { name: say.takeOver }).click()
      const enter = dialog.getByRole('button', { name: say.enter })
      await expect(enter).toBeEnabled({ timeout: 30_000 })
      await expect(
        dialog.locator(`[data-hand-over="${soon.id}"], [data-visit="${soon.id}"], [data-left="${soon.id}"]`).first(),
      ).toBeVisible()
      await look(page, 'roster-sick')
      await enter.click()
      await expect(dialog).toHaveCount(0)
      await expect(page.locator('.roster-outcome')).toBeVisible()
      const { worker } = await staff.get<VisitDetail>(`visits/${soon.id}`)
      expect(worker?.id).not.toBe(soon.worker!.id)
      await look(page, 'roster-called')
    })
  })
}
