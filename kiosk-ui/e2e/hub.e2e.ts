// The city's figures on the hub's page, in both languages.
import { expect, test } from '@playwright/test'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, checkAccessible, watchOrigin } from './looks'

test.use(desk)

const words = {
  zh: {
    certified: '持证上门率',
    source: /出处：S04/,
    station: '各驿站对比',
    educated: '家政相关学历教育占比',
    goal: /^目标 10\.0% · (未?达到)$/,
    paper: '出处：S27 [001 一]',
    stations: '各驿站的政策指标',
  },
  en: {
    certified: 'Certified visits',
    source: /Source: S04/,
    station: 'Stations beside each other',
    educated: 'Schooled in domestic service',
    goal: /^goal 10\.0% · (not )?reached$/,
    paper: 'Source: S27 [001 一]',
    stations: 'Programme indicators of stations',
  },
}

for (const language of ['zh', 'en'] as const) {
  const say = words[language]

  test(`an official reads figures with their definitions, in ${language}`, async ({ page }) => {
    const look = camera(language, 90)
    const strays = watchOrigin(page)
    await signIn(page, language, firstRun().hub, look, 'hub')
    const card = page.locator('[data-figure-card=certified]')
    await expect(card.getByRole('heading')).toHaveText(say.certified)
    await look(page, 'hub-figures')
    await checkAccessible(page)

    await card.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(card.getByText(say.source)).toBeVisible()
    await expect(card.getByRole('table')).toBeVisible()
    await page.locator('.span-select select').selectOption('30')
    const ranking = page.getByRole('region', { name: say.station })
    await ranking.getByRole('button', { name: say.certified }).press('Enter')
    await expect(ranking.locator('th[aria-sort=descending]')).toHaveText(new RegExp(say.certified))
    await card.scrollIntoViewIfNeeded()
    await look(page, 'hub-figures-open')
    await checkAccessible(page)

    const download = page.waitForEvent('download')
    await page.locator('.ranking', { has: ranking }).getByRole('link', { name: '.xlsx' }).click()
    expect((await download).suggestedFilename()).toMatch(/^stations-.*\.xlsx$/)
    expect(strays).toEqual([])
  })

  test(`an official holds the programme's indicators against their goals, in ${language}`, async ({ page }) => {
    const look = camera(language, 92)
    await signIn(page, language, firstRun().hub, look, 'hub')
    const card = page.locator('[data-indicator=educated]')
    await expect(card.getByRole('heading')).toHaveText(say.educated)
    await expect(card.locator('.goal')).toHaveText(say.goal)
    await card.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(card.getByText(say.paper)).toBeVisible()

    const stations = page.getByRole('region', { name: say.stations })
    await stations.getByRole('button', { name: say.educated }).press('Enter')
    await expect(stations.locator('th[aria-sort=descending]')).toHaveText(new RegExp(say.educated))
    await expect(stations.locator('tbody')).toContainText('%')
    const table = page.locator('.ranking', { has: stations })
    const find = table.getByRole('searchbox')
    await find.fill('nowhere')
    await expect(stations.locator('tbody tr')).toHaveCount(0)
    await find.fill('HEPINGLI')
    await expect(stations.locator('tbody')).toContainText('%')
    await expect(find).toBeFocused()
    await card.scrollIntoViewIfNeeded()
    await look(page, 'hub-programme')
    await checkAccessible(page)

    const download = page.waitForEvent('download')
    await table.getByRole('link', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toBe('indicators.csv')
  })
}
