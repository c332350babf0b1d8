// A resident at the kiosk.
import { expect, type Page } from '@playwright/test'
import { momentFormats } from '../src/shared/format'
import type { FirstRun } from './first-run'
import { checkKiosk, type Language } from './looks'
import type { Offer } from './offer'

export const portrait = { viewport: { width: 1080, height: 1920 }, hasTouch: true }

export const words = {
  zh: {
    otherDays: '其他日子',
    choose: '就选这个',
    anyone: '谁有空谁来',
    unit: '2 单元',
    floor: '11 楼',
    other: '给家人或别人',
    ok: '好了',
    noPhone: /没有电话/,
    consent: '我同意',
    book: '确认预约',
    done: '完成',
    back: '返回',
    more: '还在，再给我点时间',
    retry: '再试一次',
    otherTime: '另选时间',
  },
  en: {
    otherDays: 'Other days',
    choose: 'Choose this',
    anyone: 'Whoever is free',
    unit: 'Unit 2',
    floor: 'Floor 11',
    other: 'For others',
    ok: 'OK',
    noPhone: /No phone/,
    consent: 'I agree',
    book: 'Book it',
    done: 'Done',
    back: 'Back',
    more: 'Yes, give me more time',
    retry: 'Try again',
    otherTime: 'Choose another time',
  },
} as const

type Look = (page: Page, name: string) => Promise<void>
const noLook: Look = async () => undefined

export const touch = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()
export const heading = (page: Page) => page.locator('.stage h1')

/** Opens the kiosk; the first time in a context with the pairing code. */
export async function openKiosk(page: Page, { kiosk }: FirstRun, code?: string) {
  const url = new URL('/kiosk', kiosk.url)
  if (code) url.searchParams.set('pair', code)
  await page.goto(url.href)
}

/** From the welcome to the choice of a worker, with a look at each screen. */
export async function chooseTime(
  page: Page,
  language: Language,
  { category, service, date, start }: Offer,
  look = noLook,
) {
  const say = words[language]
  const formats = momentFormats(language === 'zh' ? 'zh-CN' : 'en', 'Asia/Shanghai')
  const see = async (name: string) => {
    await look(page, name)
    await checkKiosk(page)
  }
  if (language === 'en') await touch(page, 'English')
  await see('home')
  await touch(page, category.name[language])
  await see('service')
  await page
    .getByRole('button')
    .filter({ has: page.locator('.name', { hasText: exactly(service.name[language]) }) })
    .tap()
  await expect(page.locator('.near .days')).toBeVisible()
  await expect(page.locator('.soon')).toBeVisible()
  await see('detail')
  const near = page.locator(`.days [data-day="${date}"]`)
  if (!(await near.isVisible())) {
    await touch(page, say.otherDays)
    await see('day')
  }
  await near.tap()
  await expect(page.locator('.times').first()).toBeVisible()
  await see('time')
  await touch(page, new RegExp(`^\\s*${formats.time(start)}\\s*$`))
  await expect(page.locator('.workers .grid.two')).toBeVisible()
  await see('worker')
}

/** Pairs the kiosk with a code that the manager asks for. */
export async function pairedKiosk(page: Page, run: FirstRun) {
  const api = new URL('/api/v1/', run.console.url).href
  const headers = { Origin: new URL(run.console.url).origin }
  const { user, password } = run.console
  const staff = await page.request.post(`${api}sessions`, { data: { user, password }, headers })
  const { token } = (await staff.json()) as { token: string }
  const pairing = await page.request.post(`${api}kiosks/pairings`, {
    headers: { ...headers, Authorization: `Bearer ${token}` },
  })
  await page.context().clearCookies()
  await openKiosk(page, run, ((await pairing.json()) as { code: string }).code)
  await expect(page.locator('.home')).toBeVisible()
}

/** From the choice of a worker to the summary. */
export async function giveAddress(page: Page, language: Language, look = noLook) {
  await touch(page, words[language].anyone)
  await giveHome(page, language, look)
}

/** From the choice of a building to the question for whom it is and for a phone. */
export async function giveHome(page: Page, language: Language, look = noLook) {
  const say = words[language]
  const see = async (name: string) => {
    await look(page, name)
    await checkKiosk(page)
  }
  await expect(page.locator('.address.building')).toBeVisible()
  await see('building')
  await page.locator('.address button').nth(2).tap()
  await see('unit')
  await touch(page, say.unit)
  await see('floor')
  await touch(page, say.floor)
  await see('room')
  await touch(page, '1102')
}

/** For oneself with a phone, or for somebody else without any. */
export async function giveContact(page: Page, language: Language, phone: string | undefined, look = noLook) {
  const say = words[language]
  const see = async (name: string) => {
    await look(page, name)
    await checkKiosk(page)
  }
  if (!phone) await touch(page, say.other)
  await see('phone')
  if (phone) {
    for (const digit of phone) await page.getByRole('button', { name: digit, exact: true }).tap()
    await see('phone-entered')
    await page.getByRole('button', { name: say.ok, exact: true }).tap()
  } else {
    await touch(page, say.noPhone)
  }
  await expect(page.locator('.confirm')).toBeVisible()
  await see('confirm')
  await page.getByRole('checkbox', { name: say.consent }).tap()
}

export async function readTicket(page: Page) {
  await expect(page.locator('.ticket')).toBeVisible()
  return {
    number: (await page.locator('.ticket .number').innerText()).trim(),
    doorCode: (await page.getByTestId('door-code').innerText()).trim(),
    code: (await page.getByTestId('ticket-code').innerText()).replace(/\s/g, ''),
  }
}

const exactly = (text: string) => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)
