// What the city says goes down: an announcement until it is taken back, a template of a service until it is adopted.
import { expect, test } from '@playwright/test'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, watchOrigin } from './looks'

test.use(desk)

const words = {
  zh: {
    page: '通知',
    send: '发出',
    got: '1 个驿站中 1 个已收到',
    who: '谁收到了',
    withdraw: '撤回',
    gone: '已撤回',
    templates: '服务模板',
    publish: '公布',
    counter: '柜台',
    prices: '价目表',
    adopt: '采用 衣橱整理',
    adopted: /已采用第 \d+ 版/,
  },
  en: {
    page: 'Announcements',
    send: 'Send',
    got: 'received by 1 of 1',
    who: 'Who has it',
    withdraw: 'Withdraw',
    gone: 'withdrawn',
    templates: 'Templates',
    publish: 'Publish',
    counter: 'Counter',
    prices: 'Prices',
    adopt: 'Adopt Wardrobe',
    adopted: /version \d+ adopted/,
  },
}

for (const language of ['zh', 'en'] as const) {
  const say = words[language]

  test(`an announcement reaches the console and comes back as received, in ${language}`, async ({ page, browser }) => {
    const look = camera(language, 120)
    const strays = watchOrigin(page)
    const run = firstRun()
    const text = {
      zh: `明天上午统一检修，请提前告知住户（${language}）`,
      en: `Works tomorrow morning; tell households (${language})`,
    }
    await signIn(page, language, run.hub, look, 'hub')
    await page.getByRole('link', { name: say.page }).click()
    await page.locator('[name=zh]').fill(text.zh)
    await page.locator('[name=en]').fill(text.en)
    await page.getByRole('button', { name: say.send }).press('Enter')
    const item = page.locator('.announcements li').filter({ hasText: text[language] })
    await expect(item.getByTestId('received')).toHaveText(say.got)
    await item.getByRole('button', { name: say.who }).click()
    await expect(item.locator('[data-receipt]')).toHaveCount(1)
    await look(page, 'hub-announcements')

    const staff = await (await browser.newContext({ viewport: desk.viewport, locale: 'zh-CN' })).newPage()
    await signIn(staff, language, run.console, look, 'console')
    const news = staff.locator('.city-news')
    await expect(news.locator('summary')).toContainText(text[language])
    await news.locator('summary').press('Enter')
    await expect(news.locator('li').filter({ hasText: text[language] })).toBeVisible()
    await look(staff, 'console-city-news')

    page.once('dialog', (dialog) => dialog.accept())
    await item.getByRole('button', { name: say.withdraw }).click()
    await expect(item.getByText(say.gone)).toBeVisible()
    await expect(news.filter({ hasText: text[language] })).toHaveCount(0)
    await staff.context().close()
    expect(strays).toEqual([])
  })

  test(`a template reaches the console and is adopted there, in ${language}`, async ({ page, browser }) => {
    const look = camera(language, 126)
    const strays = watchOrigin(page)
    const run = firstRun()
    const includes = {
      zh: `两米衣橱和抽屉，分类、折叠、挂放（${language}）`,
      en: `A wardrobe of 2 m with its drawers (${language})`,
    }
    await signIn(page, language, run.hub, async () => undefined, 'hub')
    await page.getByRole('link', { name: say.templates }).press('Enter')
    const fields = {
      code: 'wardrobe',
      guide: '320',
      nameZh: '衣橱整理',
      nameEn: 'Wardrobe',
      includesZh: includes.zh,
      includesEn: includes.en,
      excludesZh: '收纳用品',
      excludesEn: 'Boxes',
    }
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value)
    await page.locator('[name=category]').selectOption('tidying')
    await expect(page.locator('.template-form [name=district]')).toHaveValue('')
    await page.getByRole('button', { name: say.publish }).press('Enter')
    const item = page.locator('.templates li').filter({ hasText: includes[language] })
    await expect(item.getByTestId('received')).toHaveText(say.got)
    await item.getByRole('button', { name: say.who }).press('Enter')
    await expect(item.locator('[data-receipt]')).toHaveCount(1)
    await look(page, 'hub-templates')

    const staff = await (await browser.newContext({ viewport: desk.viewport, locale: 'zh-CN' })).newPage()
    await signIn(staff, language, run.console, async () => undefined, 'console')
    await staff.getByRole('link', { name: say.counter }).press('Enter')
    await staff.getByRole('link', { name: say.prices }).press('Enter')
    await staff.locator('.city-templates summary').press('Enter')
    const offer = staff.locator('[data-template=wardrobe]')
    await expect(offer).toContainText(includes[language])
    await look(staff, 'console-city-templates')
    await offer.getByRole('button', { name: say.adopt }).press('Enter')
    await expect(offer.getByText(say.adopted)).toBeVisible()
    await expect(offer.getByRole('button')).toHaveCount(0)
    const name = fields[language === 'zh' ? 'nameZh' : 'nameEn']
    const row = staff.locator('.price-desk tbody tr').filter({ hasText: name })
    await expect(row.locator('.tag.soon')).toContainText('¥320')
    await look(staff, 'console-city-template-adopted')

    page.once('dialog', (dialog) => dialog.accept())
    await item.getByRole('button', { name: say.withdraw }).press('Enter')
    await expect(item.getByText(say.gone)).toBeVisible()
    await expect(offer).toHaveCount(0)
    await staff.context().close()
    expect(strays).toEqual([])
  })
}
