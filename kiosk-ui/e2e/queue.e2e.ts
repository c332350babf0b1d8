// Numbers are taken, called at the console, and shown and said on the public board.
import { expect, type Page, test } from '@playwright/test'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, photograph, type Language, watchOrigin } from './looks'
import { manager } from './manager'

test.use(desk)

const words = {
  zh: {
    counter: '柜台',
    next: '叫下一位',
    again: '再叫一次',
    missed: '没来',
    came: /^来了/,
    ask: '咨询',
    notices: '公告',
    write: '写公告',
    save: '保存',
    down: '撤下',
    prices: '价目表',
    closures: '闭站',
    close: '安排闭站…',
    effect: '看看影响',
    paper: '停电',
  },
  en: {
    counter: 'Counter',
    next: 'Call the next',
    again: 'Call again',
    missed: 'Did not come',
    came: /^Came/,
    ask: 'Question',
    notices: 'Notices',
    write: 'Write a notice',
    save: 'Save',
    down: 'Take down',
    prices: 'Prices',
    closures: 'Closures',
    close: 'Close the station…',
    effect: 'See the effect',
    paper: 'Power cut',
  },
} as const

/** The board in the waiting room; what it says aloud is written down instead of spoken. */
async function openBoard(page: Page, url: string) {
  await page.addInitScript(() => {
    const spoken: string[] = []
    Object.assign(window, { spoken })
    speechSynthesis.speak = (words) => {
      if (words.lang === 'zh-CN') spoken.push(words.text)
      words.onend?.(new Event('end') as SpeechSynthesisEvent)
    }
  })
  await page.goto(url)
  await expect(page.locator('.prices tbody tr').first()).toBeVisible()
}

const spoken = (page: Page) => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)

test('everything on the board is read from five metres', async ({ browser }) => {
  const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await openBoard(board, new URL('/board', firstRun().console.url).href)
  const small = await board.evaluate(() =>
    [...document.querySelectorAll('.board *')]
      .filter(
        (element) =>
          [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
          element.checkVisibility() &&
          parseFloat(getComputedStyle(element).fontSize) <
            innerHeight * (element.closest('[lang=en], small, .sound') ? 0.026 : 0.032) - 0.01,
      )
      .map((element) => `${element.textContent?.trim()} ${getComputedStyle(element).fontSize}`),
  )
  expect(small).toEqual([])
  const cut = await board.evaluate(() =>
    [...document.querySelectorAll('.sheet, .notice-band, .board')]
      .filter(
        (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
      )
      .map(({ className, scrollHeight, clientHeight }) => `${className} ${scrollHeight} ${clientHeight}`),
  )
  expect(cut).toEqual([])
  await board.context().close()
})

for (const language of ['zh', 'en'] as Language[]) {
  const say = words[language]

  test(`numbers are called in order, none skipped, in ${language}`, async ({ page, browser, request }) => {
    const run = firstRun()
    const staff = await manager(request, run)
    const strays = watchOrigin(page)
    const look = camera(language, 170)
    const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    const take = async () => (await staff.post<{ entry: { number: string } }>('queue', { purpose: 'ask' })).entry.number
    await openBoard(board, new URL('/board', run.console.url).href)
    await look(board, 'board')

    await signIn(page, language, run.console, async () => undefined, 'queue')
    await page.getByRole('link', { name: say.counter }).click()
    const [first, second, third] = [await take(), await take(), await take()]
    await expect(page.locator('[data-testid=waiting] li')).toHaveCount(3)
    await look(page, 'queue')

    await test.step('called, called again, missed, and back after all', async () => {
      await page.getByRole('button', { name: say.next }).click()
      await expect(page.locator('.queue-desk .now b')).toHaveText(first)
      await expect(board.getByTestId('called').locator('b')).toHaveText(first)
      await page.getByRole('button', { name: say.again }).click()
      await look(page, 'queue-called')
      await page.getByRole('button', { name: say.missed }).click()
      await expect(page.locator(`[data-number=${first}]`)).toHaveAttribute('data-standing', 'missed')
      await page.getByRole('button', { name: say.next }).click()
      await expect(page.locator('.queue-desk .now b')).toHaveText(second)
      await page.locator(`[data-number=${first}]`).getByRole('button', { name: say.came }).click()
      await expect(page.locator('.queue-desk .now b')).toHaveText(first)
      await look(board, 'board-called')
    })

    await test.step('a board that was cut off says what it missed', async () => {
      await expect.poll(async () => (await spoken(board)).length, { timeout: 30_000 }).toBe(4)
      await board.context().setOffline(true)
      await page.getByRole('button', { name: say.next }).click()
      await expect(page.locator('.queue-desk .now b')).toHaveText(third)
      await board.context().setOffline(false)
      await expect(board.getByTestId('called').locator('b')).toHaveText(third, { timeout: 60_000 })
      const digits = (await spoken(board)).map((text) =>
        /[A-Z]( [零幺二三四五六七八九])+/.exec(text)?.[0].replaceAll(' ', ''),
      )
      const said = (number: string) => [...number].map((sign) => '零幺二三四五六七八九'[Number(sign)] ?? sign).join('')
      expect(digits).toEqual([first, first, second, first, third].map(said))
    })

    await test.step('a notice is written, shown and taken down', async () => {
      await page.locator('.counter-page nav').getByRole('link', { name: say.notices }).click()
      await page.getByRole('button', { name: say.write }).click()
      await page.locator('[name=zh]').fill('周三下午停水，保洁改到周四')
      await page.locator('[name=en]').fill('No water on Wednesday afternoon; cleaning moves to Thursday')
      await look(page, 'notice-dialog')
      await page.getByRole('dialog').getByRole('button', { name: say.save }).click()
      await expect(page.locator('[data-notice]')).toHaveCount(1)
      await expect(board.locator('.notice-band')).toContainText('停水')
      await look(page, 'notices')
      await look(board, 'board-notice')
      await page.getByRole('button', { name: say.down }).click()
      await expect(page.locator('[data-notice]')).toHaveCount(0)
      await expect(board.locator('.notice-band')).not.toContainText('停水')
    })
    await test.step('prices, closures and paper', async () => {
      const views = page.locator('.counter-page nav')
      await views.getByRole('link', { name: say.prices }).click()
      await expect(page.locator('[data-service]').first()).toBeVisible()
      await look(page, 'prices')
      await page.locator('[data-service]').first().getByRole('button').last().click()
      await page.locator('[name=amount]').fill('99')
      await look(page, 'price-dialog')
      await page.keyboard.press('Escape')
      await views.getByRole('link', { name: say.closures }).click()
      await page.getByRole('button', { name: say.close }).click()
      await page.getByRole('dialog').getByRole('button', { name: say.effect }).click()
      await expect(page.getByRole('dialog').locator('.ahead')).toBeVisible()
      await look(page, 'closure')
      await page.keyboard.press('Escape')
      await views.getByRole('link', { name: say.paper }).click()
      await expect(page.locator('.back-entry')).toBeVisible()
      await look(page, 'paper')
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.day-sheet')).toBeVisible()
      await expect(page.locator('.blank-tickets article')).toHaveCount(12)
      await photograph(page, language, '190-day-sheet')
      await page.emulateMedia({ media: 'screen' })
    })
    const { entries } = await staff.get<{ entries: { id: string; standing: string }[] }>('queue')
    for (const { id, standing } of entries) if (standing === 'called') await staff.post(`queue/${id}/finish`, undefined)
    expect(strays).toEqual([])
    await board.context().close()
  })
}
