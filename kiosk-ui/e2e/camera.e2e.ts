// A ticket held up to the kiosk's camera: read where there is a camera, and no word of one where there is none.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { create } from 'qrcode/lib/core/qrcode.js'
import { bookFree } from './bookings'
import { chromiumPath, launchArguments } from './browser.mjs'
import { firstRun } from './first-run'
import { heading, pairedKiosk, portrait, touch, words } from './kiosk'
import { camera as photographer, checkKiosk } from './looks'
import { manager } from './manager'

const look = photographer('zh', 270)
const frame = { width: 640, height: 480 }
let folder: string
let browser: Browser | undefined

test.beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhan-camera-'))))
test.afterEach(async () => {
  await browser?.close()
  browser = undefined
  fs.rmSync(folder, { recursive: true })
})

/** What a camera sees of a code on paper: YUV4MPEG2, as Chromium takes it for a camera. */
function video(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const scale = Math.floor((frame.height - 60) / (size + 8))
  const edge = (size + 8) * scale
  const [left, top] = [Math.floor((frame.width - edge) / 2), Math.floor((frame.height - edge) / 2)]
  const luma = Buffer.alloc(frame.width * frame.height, 90)
  for (let y = 0; y < edge; y++)
    for (let x = 0; x < edge; x++) {
      const [column, row] = [Math.floor(x / scale) - 4, Math.floor(y / scale) - 4]
      const dark = column >= 0 && row >= 0 && column < size && row < size && data[row * size + column]
      luma[(top + y) * frame.width + left + x] = dark ? 40 : 210
    }
  const chroma = Buffer.alloc((frame.width * frame.height) / 2, 128)
  const file = path.join(folder, 'camera.y4m')
  const head = `YUV4MPEG2 W${frame.width} H${frame.height} F10:1 Ip A1:1 C420jpeg\n`
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`${head}FRAME\n`), luma, chroma]))
  return file
}

/** A kiosk whose camera sees that; `allowed` as the kiosk's policies have it, for a headless browser cannot be asked. */
async function kioskSeeing(text: string, allowed = true): Promise<Page> {
  const args = [
    ...launchArguments,
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video(text)}`,
    ...(allowed ? ['--use-fake-ui-for-media-stream'] : []),
  ]
  browser = await chromium.launch({ executablePath: chromiumPath(), args })
  const context = await browser.newContext(portrait)
  const page = await context.newPage()
  await pairedKiosk(page, firstRun())
  await touch(page, '我的预约')
  return page
}

test('a ticket held up to the camera opens its booking', async ({ request }) => {
  const staff = await manager(request, firstRun())
  const booking = await bookFree(staff, request, 'camera')
  const page = await kioskSeeing(booking.ticket!.url!)
  await expect(page.getByRole('button', { name: '用摄像头扫一扫' })).toBeVisible()
  await look(page, 'camera-offered')
  await checkKiosk(page)
  await touch(page, '用摄像头扫一扫')
  await expect(page.locator('.mine .number')).toHaveText(booking.ticket!.number)
  await staff.post(`bookings/${booking.id}/cancel`, { reason: 'changed-mind' })
})

test('a code that is no ticket is said to be none, and what is typed is taken as well', async () => {
  const page = await kioskSeeing('https://example.org/somewhere')
  await touch(page, '用摄像头扫一扫')
  await expect(page.locator('.scan')).toHaveAttribute('data-state', 'other')
  await look(page, 'camera-other')
  await checkKiosk(page)
  await touch(page, '改点字母和号码')
  await expect(page.locator('.letters')).toBeVisible()
})

test('a camera that does not open is said, not waited for', async () => {
  const page = await kioskSeeing('nothing', false)
  await touch(page, '用摄像头扫一扫')
  await expect(page.locator('.scan')).toHaveAttribute('data-state', 'closed')
  await look(page, 'camera-closed')
  await checkKiosk(page)
  await touch(page, words.zh.back)
  await expect(heading(page)).toBeVisible()
})

test.describe('without a camera', () => {
  test.use(portrait)

  test('a kiosk without a camera offers none', async ({ page }) => {
    await pairedKiosk(page, firstRun())
    await touch(page, '我的预约')
    await expect(page.locator('.letters')).toBeVisible()
    const kinds = await page.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).map(({ kind }) => kind),
    )
    expect(kinds).not.toContain('videoinput')
    await expect(page.locator('.with-camera')).toHaveCount(0)
  })
})
