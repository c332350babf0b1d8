// Licensed dispatch as staff meet it: a health examination has run out, a new one is recorded; a rule is edited.
import { expect, test } from '@playwright/test'
import { addDays, dayOf } from '../src/shared/format'
import { desk, signIn, typeDay } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'

test.use(desk)

const words = {
  zh: {
    workforce: '人员',
    rules: '规则',
    examination: '健康体检',
    problems: /只看有问题的/,
    add: '登记证件',
    covers: '养老照护',
    record: '登记',
    valid: '有效',
    revoke: /^作废/,
    edit: /^修改/,
    effect: '看看影响',
    save: '保存',
    loses: /^\d+ 人从.+起不能做/,
    visits: /已经排好的上门/,
    fewerMonths: 14,
    within: '不超过 14 个月',
    hours: 9.5,
    against: /^没有人|^\d+ 人从.+起/,
  },
  en: {
    workforce: 'Workforce',
    rules: 'Rules',
    examination: 'health examination',
    problems: /Only with problems/,
    add: 'Add a credential',
    covers: 'Care for the elderly',
    record: 'Record it',
    valid: 'valid',
    revoke: /^Revoke/,
    edit: /^Edit/,
    effect: 'See the effect',
    save: 'Save',
    loses: /^From .+, \d+ workers? loses?: /,
    visits: /visits? ahead/,
    fewerMonths: 8,
    within: 'within 8 months',
    hours: 9,
    against: /^Nobody|^From .+ would work against it/,
  },
} as const

const today = dayOf(new Date(), 'Asia/Shanghai')

for (const language of ['zh', 'en'] as Language[]) {
  test(`staff renew what has run out in ${language}`, async ({ page }) => {
    const say = words[language]
    const look = camera(language, 90)
    const strays = watchOrigin(page)
    await signIn(page, language, firstRun().console, look, 'workforce')
    await page.getByRole('link', { name: say.workforce }).click()
    await expect(page.locator('.workers')).toBeVisible()
    await look(page, 'workforce')

    const barred = page.locator('.barred li', { hasText: say.examination }).first()
    const name = await barred.getByRole('link').innerText()
    await barred.getByRole('link').click()
    const file = page.locator('.file')
    const row = page.locator('tr[data-worker]').filter({ has: page.getByRole('link', { name, exact: true }) })
    await expect(file.getByRole('heading', { name })).toBeVisible()
    await expect(row.locator('[data-standing]')).toHaveAttribute('data-standing', 'barred')
    await expect(file.locator('[data-allowed]')).toHaveCount(0)
    await expect(file.locator('[data-kind=health-examination] [data-standing=expired]')).toHaveCount(1)
    await look(page, 'workforce-barred')

    await test.step('a document that lies ahead is refused at its field', async () => {
      await file.getByRole('button', { name: say.add }).click()
      await page.locator('[name=kind]').selectOption('health-examination')
      await page.getByRole('checkbox', { name: say.covers }).check()
      await typeDay(page, 'issuedOn', addDays(today, 9))
      await page.getByRole('dialog').getByRole('button', { name: say.record }).click()
      await expect(page.locator('.field', { has: page.locator('[name=issuedOn]') }).getByRole('alert')).toBeVisible()
      await look(page, 'workforce-refused')
    })

    await test.step('one that was issued makes the worker licensed', async () => {
      await typeDay(page, 'issuedOn', today)
      await typeDay(page, 'validUntil', addDays(today, 364))
      await page.locator('[name=number]').fill(`E2E-${language}`)
      await page.getByRole('dialog').getByRole('button', { name: say.record }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(file.locator('[data-allowed]')).not.toHaveCount(0)
      await expect(row.locator('[data-standing]')).toHaveAttribute('data-standing', 'fine')
      await look(page, 'workforce-licensed')
    })

    await test.step('and revoked it makes them barred again', async () => {
      const added = file.locator('.credential', { hasText: `E2E-${language}` })
      await expect(added.locator('[data-standing]')).toHaveText(say.valid)
      await added.getByRole('button', { name: say.revoke }).click()
      await look(page, 'workforce-revoke')
      await page.getByRole('dialog').getByRole('button', { name: say.revoke }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(row.locator('[data-standing]')).toHaveAttribute('data-standing', 'barred')
    })

    await test.step('the keyboard goes through the list and back to it', async () => {
      await page.keyboard.press('Escape')
      await expect(file).toHaveCount(0)
      await expect(page.locator('.workers a:focus')).toHaveText(name)
      await page.getByRole('checkbox', { name: say.problems }).check()
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowDown')
      const chosen = page.locator('.workers a:focus')
      const whose = await chosen.innerText()
      await page.keyboard.press('Enter')
      await expect(file.getByRole('heading', { name: whose })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(file).toHaveCount(0)
      await expect(chosen).toHaveText(whose)
      await page.locator('.company a').first().click()
      await expect(file.locator('[data-kind=business-licence]')).toBeVisible()
      await look(page, 'workforce-company')
    })
    expect(strays).toEqual([])
  })

  test(`a manager sees what an edit of a rule does, and saves it, in ${language}`, async ({ page }) => {
    const say = words[language]
    const look = camera(language, 98)
    await signIn(page, language, firstRun().console, async () => undefined, 'rules')
    await page.getByRole('link', { name: say.rules }).click()
    await expect(page.locator('.rule').first()).toBeVisible()
    await look(page, 'rules')

    const rule = page.locator('[data-rule=refresher]')
    await rule.getByRole('button', { name: say.edit }).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: say.save })
    await typeDay(page, 'from', addDays(today, 30))
    await page.locator('[name=withinMonths]').fill(String(say.fewerMonths))
    await expect(save).toHaveCount(0)
    await dialog.getByRole('button', { name: say.effect }).click()
    await expect(dialog.locator('.effect .lose b').first()).toHaveText(say.loses)
    await expect(dialog.locator('.effect .ahead')).toHaveText(say.visits)
    await look(page, 'rules-effect')

    await page.locator('[name=withinMonths]').fill(String(say.fewerMonths - 1))
    await expect(save).toHaveCount(0)
    await page.locator('[name=withinMonths]').fill(String(say.fewerMonths))
    await save.click()
    await expect(dialog).toHaveCount(0)
    await expect(rule.filter({ hasText: say.within })).toBeVisible()
    await look(page, 'rules-saved')

    await test.step('so does a rule about work time', async () => {
      const longest = page.locator('[data-work-rule=day-longest]').first()
      await longest.getByRole('button', { name: say.edit }).click()
      await page.locator('[name=amount]').fill(String(say.hours))
      await expect(save).toHaveCount(0)
      await dialog.getByRole('button', { name: say.effect }).click()
      await expect(dialog.locator('[data-effect]')).toHaveText(say.against)
      await look(page, 'rules-work-effect')
      await save.click()
      await expect(dialog).toHaveCount(0)
      const coming = page.locator('[data-work-rule=day-longest]', { hasText: String(say.hours) })
      await expect(coming.first()).toBeVisible()
    })
  })
}
