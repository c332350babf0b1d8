// The city keeps districts and accounts; a district's official sees the own stations alone, an auditor changes nothing.
import { expect, type Page, test } from '@playwright/test'
import { desk, signIn, site } from './console'
import { firstRun } from './first-run'
import { camera, checkAccessible, type Language, watchOrigin } from './looks'

test.use(desk)

const words = {
  zh: {
    accounts: '账号与城区', add: '新增账号', addDistrict: '新增城区', noted: '已记下', close: '停用', save: '保存',
    saved: '已保存。', out: '退出', none: '还没有驿站接入。', city: '全市', codes: '生成注册码', revoke: '吊销密钥',
  },
  en: {
    accounts: 'Accounts and districts', add: 'Add account', addDistrict: 'Add district', noted: 'Noted', close: 'Close', save: 'Save',
    saved: 'Saved.', out: 'Sign out', none: 'No station has joined yet.', city: 'City', codes: 'Make codes', revoke: 'Revoke the key',
  },
} // prettier-ignore

async function enter(page: Page, language: Language, user: string, password: string) {
  // The page of accounts asks for a user name, too.
  const form = page.locator('.sign-in form')
  await form.getByLabel(site[language].user).fill(user)
  await form.getByLabel(site[language].password).fill(password)
  await form.getByRole('button', { name: site[language].signIn }).click()
}

for (const language of ['zh', 'en'] as const) {
  const say = words[language]

  test(`the city makes a district and accounts, in ${language}`, async ({ page }) => {
    const look = camera(language, 100)
    const strays = watchOrigin(page)
    const { hub } = firstRun()
    const east = { zh: language === 'zh' ? '东城区' : '海淀区', en: language === 'zh' ? 'Dongcheng' : 'Haidian' }
    const [district, auditor] = [`${language}-district`, `${language}-auditor`]
    const passwords: Record<string, string> = {}
    await signIn(page, language, hub, look, 'hub')
    await page.getByRole('link', { name: say.accounts }).click()

    await test.step('a district', async () => {
      await page.locator('[name=district-zh]').fill(east.zh)
      await page.locator('[name=district-en]').fill(east.en)
      await page.getByRole('button', { name: say.addDistrict }).click()
      await expect(page.getByRole('rowheader', { name: east[language], exact: true })).toBeVisible()
    })

    await test.step('accounts, with passwords shown once', async () => {
      for (const [name, role] of [
        [district, 'district'],
        [auditor, 'auditor'],
      ] as const) {
        await page.locator('form [name=name]').fill(name)
        await page.locator('form [name=role]').selectOption(role)
        if (role === 'district') await page.locator('form [name=district]').selectOption({ label: east[language] })
        await page.getByRole('button', { name: say.add }).press('Enter')
        await expect(page.locator(`[data-account=${name}]`)).toBeVisible()
        passwords[name] = await page.getByTestId('password').innerText()
        if (role === 'district') await look(page, 'hub-accounts')
        await page.getByRole('button', { name: say.noted }).click()
      }
    })

    await test.step('codes for stations, shown once, and the tables as files', async () => {
      await page.locator('[name=codes]').fill('2')
      await page.getByRole('button', { name: say.codes }).press('Enter')
      await expect(page.getByTestId('code')).toHaveCount(2)
      await look(page, 'hub-codes')
      await checkAccessible(page)
      await page.getByRole('button', { name: say.noted }).click()
      await expect(page.getByTestId('code')).toHaveCount(0)
      for (const name of ['accounts', 'districts']) {
        const download = page.waitForEvent('download')
        await page.locator(`a[href*="${name}/export"]`).first().click()
        expect((await download).suggestedFilename()).toBe(`${name}.xlsx`)
      }
    })

    await test.step('the official of a district without stations sees none, and no accounts', async () => {
      await page.getByRole('button', { name: say.out }).click()
      await enter(page, language, district, passwords[district]!)
      await expect(page.getByText(say.none)).toBeVisible()
      await expect(page.getByRole('link', { name: say.accounts })).toHaveCount(0)
      await look(page, 'hub-district-empty')
    })

    await test.step('the auditor sees everything and is offered nothing to change', async () => {
      await page.getByRole('button', { name: say.out }).click()
      await enter(page, language, auditor, passwords[auditor]!)
      await page.getByRole('link', { name: say.accounts }).click()
      await expect(page.locator(`[data-account=${district}]`)).toBeVisible()
      await expect(page.locator('main form')).toHaveCount(0)
      await checkAccessible(page)
      await page.getByRole('link', { name: say.city, exact: true }).click()
      await expect(page.locator('.station')).toHaveCount(1)
    })

    await test.step('a closed account signs in no more', async () => {
      await page.getByRole('button', { name: say.out }).click()
      await enter(page, language, hub.user, hub.password)
      await page.getByRole('link', { name: say.accounts }).click()
      page.once('dialog', (dialog) => dialog.accept())
      await page.locator(`[data-account=${auditor}]`).getByRole('button', { name: say.close }).click()
      await expect(page.locator(`[data-account=${auditor}]`).getByRole('button')).toHaveCount(0)
      await expect(page.locator(`[data-account="${hub.user}"]`)).toBeVisible()
      await expect(page.locator(`[data-account="${hub.user}"]`).getByRole('button')).toHaveCount(0)
      await page.getByRole('button', { name: say.out }).click()
      await enter(page, language, auditor, passwords[auditor]!)
      await expect(page.getByRole('alert')).toBeVisible()
    })
    expect(strays).toEqual([])
  })

  test(`a station's page is linked, read by keyboard and placed on the map, in ${language}`, async ({ page }) => {
    const look = camera(language, 110)
    const strays = watchOrigin(page)
    await signIn(page, language, firstRun().hub, look, 'hub')
    await page.locator('.station h3 a').click()
    const trend = page.locator('[data-figure-card=bookings]').getByRole('slider')
    await expect(trend).toHaveAttribute('aria-valuenow', '29')
    const today = await trend.getAttribute('aria-valuetext')
    await trend.press('ArrowLeft')
    await expect(trend).toHaveAttribute('aria-valuenow', '28')
    await trend.press('End')
    await expect(trend).toHaveAttribute('aria-valuetext', today!)
    await look(page, 'hub-station')

    await page.locator('[name=latitude]').fill('39.9')
    const saved = () => page.waitForResponse((response) => response.url().endsWith('/place') && response.ok())
    for (const longitude of ['116.4', '116.5']) {
      await page.locator('[name=longitude]').fill(longitude)
      await Promise.all([saved(), page.getByRole('button', { name: say.save }).click()])
      await expect(page.getByText(say.saved)).toBeVisible()
    }
    page.once('dialog', (dialog) => dialog.dismiss())
    await page.getByRole('button', { name: say.revoke }).click()
    await look(page, 'hub-station-key')
    await expect(page.getByRole('button', { name: say.revoke })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('main form')).toBeHidden()
    await look(page, 'hub-station-print')
    await page.emulateMedia({ media: 'screen' })

    const link = page.url()
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.locator('.standing .liveness')).toBeVisible()
    await page.getByRole('link', { name: say.city, exact: true }).first().click()
    await expect(page.locator('.city-map').getByRole('img')).toBeVisible()
    await expect(page.getByTestId('open-alarms')).toBeVisible()
    await look(page, 'hub-city')
    expect(strays).toEqual([])
  })
}
