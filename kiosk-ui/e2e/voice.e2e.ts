// What kiosk and board say aloud: as somebody recorded it where the very text is shown, or else with the device's own voice.
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import type { VoiceClip } from '../src/shared/api/station'
import { letters, signsOf } from '../src/shared/speech/pieces'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { heard, listen, recording } from './heard'
import { pairedKiosk, portrait, touch } from './kiosk'
import { camera, checkAccessible } from './looks'
import { manager } from './manager'

test.use(portrait)

const home = '想要哪一种，就点哪一种'

async function ask(page: Page, modes = '字大一点、读出来', voice = '读给我听') {
  await touch(page, modes)
  await touch(page, voice)
}

const close = (page: Page) => page.getByRole('dialog').getByRole('button').last().tap()

/** Staff hand in recordings; each text has a length of its own, by which it is known when it is played. */
async function record(request: APIRequestContext, texts: Record<string, number>) {
  const run = firstRun()
  const { headers } = await manager(request, run)
  const api = new URL('/api/v1/voice/clips', run.console.url).href
  const clips: VoiceClip[] = []
  for (const [text, milliseconds] of Object.entries(texts)) {
    const query = new URLSearchParams({ language: 'zh-CN', text })
    const data = recording(milliseconds)
    const kept = await request.put(`${api}?${query}`, { headers: { ...headers, 'Content-Type': 'audio/wav' }, data })
    expect(kept.ok(), await kept.text()).toBe(true)
    clips.push((await kept.json()) as VoiceClip)
  }
  return clips
}

/** Other tests find a station without recordings. */
test.afterEach(async ({ request }) => {
  const { get, headers } = await manager(request, firstRun())
  const { clips } = await get<{ clips: VoiceClip[] }>('voice/clips')
  const api = new URL('/api/v1/voice/clips/', firstRun().console.url).href
  for (const { id } of clips) expect((await request.delete(api + id, { headers })).status()).toBe(204)
})

test('the voice reads what is shown, word for word and part by part, and what comes later', async ({ page }) => {
  await listen(page, ['zh-CN'])
  await pairedKiosk(page, firstRun())
  await ask(page)
  await expect.poll(() => heard(page)).toContain('says 放低一点')
  await close(page)
  await page.locator('.offer button').first().tap()
  await page.locator('.services button').first().tap()
  await expect(page.locator('.near .days')).toBeVisible()
  const title = await page.locator('.stage h1').innerText()
  const said = async () => {
    const all = await heard(page)
    return all.slice(all.lastIndexOf(`says ${title}`)).map((line) => line.replace(/^says /, ''))
  }
  // The days come after the screen, and are read, too.
  const shown = (await page.locator('main').innerText()).split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  await expect.poll(said).toEqual(expect.arrayContaining(shown.filter(Boolean)))
})

test('a device without an English voice says so', async ({ page }) => {
  await listen(page, ['zh-CN'])
  await pairedKiosk(page, firstRun())
  await touch(page, 'English')
  await ask(page, 'Larger, clearer, aloud', 'Read it to me')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('no English voice')
  await checkAccessible(page)
  expect(await heard(page)).toEqual([])
})

test('a recording is played where its very text is shown, anything else is synthesised', async ({ page, request }) => {
  const clips = await record(request, { [home]: 310, '找人上门，一分钟约好！': 320, 我的预约: 330, 取个号: 340 })
  const broken = clips.find(({ text }) => text === '我的预约')!
  await page.route(`**/voice/clips/${broken.id}`, (route) => route.abort())
  const empty = clips.find(({ text }) => text === '取个号')!
  await page.route(`**/voice/clips/${empty.id}`, (route) =>
    route.fulfill({ body: 'no sound', contentType: 'audio/wav' }),
  )
  await listen(page, ['zh-CN'])
  await pairedKiosk(page, firstRun())
  await ask(page)
  await expect.poll(() => heard(page)).toContain('says 放低一点')
  await close(page)
  await expect(page.locator('.subtitle[data-spoken]')).toBeVisible()
  await expect.poll(() => heard(page)).toContain('says 价格与公司')
  const all = await heard(page)
  expect(all).toContain('plays 310 ms')
  expect(all).not.toContain(`says ${home}`)
  // One more sign than what is shown: not the same words.
  expect(all).toContain('says 找人上门，一分钟约好')
  expect(all).not.toContain('plays 320 ms')
  expect(all).toContain('says 我的预约')
  expect(all).toContain('says 取个号')
  expect(all).not.toContain('plays 330 ms')
})

test('recordings are heard on a device that has no voice of its own', async ({ page, request }) => {
  await record(request, { [home]: 350 })
  await listen(page, [])
  await pairedKiosk(page, firstRun())
  await ask(page)
  await expect(page.getByRole('dialog').getByRole('status')).toHaveCount(0)
  await close(page)
  await expect.poll(() => heard(page)).toEqual(['plays 350 ms'])
})

test('staff see what is to be recorded, and hand it in', async ({ page, browser, request }) => {
  const run = firstRun()
  const look = camera('zh', 260)
  await page.setViewportSize(desk.viewport)
  await signIn(page, 'zh', run.console, async () => undefined, 'voice')
  await page.getByRole('link', { name: '柜台' }).click()
  await page.locator('.counter-page nav').getByRole('link', { name: '录音' }).click()
  const line = (text: string) => page.locator(`[data-text="${text}"]`)
  await expect(line('几点来？')).toBeVisible()
  // Of hundreds of texts: axe looks at each.
  await page.locator('[name=sought]').fill('号')
  await look(page, 'voice-desk')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载录音单' }).click()
  expect((await download).suggestedFilename()).toBe('录音-zh-CN.csv')

  const wav = (name: string, milliseconds: number) => ({ name, mimeType: 'audio/wav', buffer: recording(milliseconds) })
  const pieces = ['请', ...letters, ...signsOf('0123456789', 'zh-CN'), '号到', '号窗口', '7']
  await page
    .locator('[name=recordings]')
    .setInputFiles([...pieces.map((name, at) => wav(`${name}.wav`, 100 + at)), wav('没有这句话.wav', 100)])
  await expect(page.locator('.hand-in [role=status]')).toContainText(`${pieces.length}`)
  await expect(page.locator('.hand-in .el-alert')).toContainText('没有这句话.wav')
  await page.getByLabel('只看没有录的').uncheck()
  await expect(line('号，到').getByRole('button', { name: '听一听' })).toBeVisible()
  await look(page, 'voice-recorded')

  await test.step('the board puts a call together of them', async () => {
    const board = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await listen(board, ['zh-CN', 'en-GB'])
    await board.goto(new URL('/board', run.console.url).href)
    await expect(board.locator('.prices tbody tr').first()).toBeVisible()
    await board.locator('.board').click()
    const staff = await manager(request, run)
    await staff.post('queue', { purpose: 'ask' })
    const called = await staff.post<{ id: string; number: string }>('queue/next', { desk: 7 })
    await expect.poll(() => heard(board), { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^says .*desk 7/))
    const played = ['请', ...signsOf(called.number, 'zh-CN'), '号到', '7', '号窗口'].map(
      (name) => `plays ${100 + pieces.indexOf(name)} ms`,
    )
    expect((await heard(board)).slice(0, -1)).toEqual(played)
    await staff.post(`queue/${called.id}/finish`, {})
    await board.context().close()
  })

  await test.step('what is taken away is heard no more', async () => {
    await page.locator('[name=sought]').fill('请')
    await line('请').getByRole('button', { name: '删除' }).click()
    await expect(line('请').getByRole('button', { name: '听一听' })).toHaveCount(0)
    await expect(line('请').getByRole('button', { name: '交这一句' }).first()).toBeVisible()
  })
})
