// The city writes; the station's console shows it; the hub's page says who has it; taken back, it is gone again.
import { expect, test } from '@playwright/test'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, watchOrigin } from './looks'

test.use(desk)

const words = {
  zh: { page: '通知', send: '发出', got: '1 个驿站中 1 个已收到', who: '谁收到了', withdraw: '撤回', gone: '已撤回' },
  en: {
    page: 'Announcements',
    send: 'Send',
    got: 'received by 1 of 1',
    who: 'Who has it',
    withdraw: 'Withdraw',
    gone: 'withdrawn',
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
}
