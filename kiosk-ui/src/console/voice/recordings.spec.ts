import { afterEach, expect, it, vi } from 'vitest'
import { Problem } from '@shared/http'
import { handIn } from './recordings'
import { fileOf, type Line } from './sheet'

const lineOf = (text: string): Line => ({ group: 'kiosk', text, file: fileOf(text) })
const lines = ['返回', '几点来？', '确认'].map(lineOf)
const file = (name: string) => new File(['sound'], name)
const asked = vi.fn<typeof fetch>()
vi.stubGlobal('fetch', asked)

const answers = (...statuses: number[]) =>
  statuses.forEach((status) =>
    asked.mockResolvedValueOnce(
      new Response(JSON.stringify({ type: 'about:blank', title: String(status), status }), {
        status,
        headers: { 'Content-Type': 'application/json' },
      }),
    ),
  )

afterEach(() => void asked.mockReset())

it('names the files that nobody knows and those that are no recordings, and takes the rest', async () => {
  answers(415, 413, 200)
  const files = ['返回.mp3', '再见.mp3', '几点来.wav', '确认.ogg'].map(file)
  expect(await handIn(files, lines, 'zh-CN')).toEqual({
    taken: 1,
    left: ['再见.mp3'],
    refused: ['返回.mp3', '几点来.wav'],
  })
  expect(asked).toHaveBeenCalledTimes(3)
})

it('goes no further when it is not the file that is wrong', async () => {
  answers(200, 403)
  await expect(handIn(['返回.mp3', '几点来.wav', '确认.ogg'].map(file), lines, 'zh-CN')).rejects.toBeInstanceOf(Problem)
  expect(asked).toHaveBeenCalledTimes(2)
})

it('says of each file what it is, whatever the system calls it', async () => {
  answers(200)
  await handIn([new File(['sound'], '返回.M4A', { type: 'audio/x-m4a' })], lines, 'zh-CN')
  expect(asked.mock.calls[0]![0]).toBe(`/api/v1/voice/clips?language=zh-CN&text=${encodeURIComponent('返回')}`)
  expect((asked.mock.calls[0]![1]!.body as File).type).toBe('audio/mp4')
})
