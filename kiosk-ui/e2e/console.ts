// Staff at the console; the city's screen is signed in to in the same way.
import { expect, type Page } from '@playwright/test'
import type { FirstRun } from './first-run'
import type { Language } from './looks'

export const desk = { viewport: { width: 1600, height: 1000 } }

export const site = {
  zh: { signIn: '登录', user: '用户名', password: '密码', assign: '派给他（她）', pair: '连接自助机' },
  en: { signIn: 'Sign in', user: 'User name', password: 'Password', assign: 'Assign', pair: 'Connect a kiosk' },
}

export async function signIn(
  page: Page,
  language: Language,
  { url, user, password }: FirstRun['console'],
  look: (page: Page, name: string) => Promise<void>,
  name: string,
) {
  await page.goto(url)
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
  await look(page, `${name}-sign-in`)
  await page.getByLabel(site[language].user).fill(user)
  await page.getByLabel(site[language].password).fill(password)
  await page.getByRole('button', { name: site[language].signIn }).click()
}

/** Types a day into a field that opens a calendar, and goes on when the calendar is closed again. */
export async function typeDay(page: Page, name: string, day: string) {
  const calendar = page.locator('.el-picker__popper:visible')
  await page.locator(`[name=${name}]`).fill(day)
  await expect(calendar).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(calendar).toHaveCount(0)
}
