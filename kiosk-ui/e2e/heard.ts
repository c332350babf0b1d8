// What a page says aloud, written down instead of sounding: `says …` by the device's own voice, `plays … ms` a recording.
import type { Page } from '@playwright/test'

/** A recording of so many milliseconds: 16-bit PCM, a tone. */
export function recording(milliseconds: number): Buffer {
  const hertz = 8_000
  const samples = (hertz * milliseconds) / 1_000
  const wav = Buffer.alloc(44 + 2 * samples)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + 2 * samples, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(hertz, 24)
  wav.writeUInt32LE(2 * hertz, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(2 * samples, 40)
  for (let at = 0; at < samples; at++) wav.writeInt16LE(Math.round(8_000 * Math.sin(at / 3)), 44 + 2 * at)
  return wav
}

/** Listens from the next load on; the device has voices of these languages. */
export async function listen(page: Page, languages: string[]) {
  await page.addInitScript((languages) => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const voices = languages.map((lang) => ({ lang }))
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        voice: unknown
        lang = ''
        rate = 1
        onend?: () => void
        constructor(readonly text: string) {}
      },
    })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => voices,
        speak: (words: { text: string; onend?: () => void }) => {
          heard.push(`says ${words.text}`)
          setTimeout(() => words.onend?.())
        },
        cancel: () => undefined,
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      },
    })
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (...when) {
      heard.push(`plays ${Math.round(this.buffer!.duration * 1_000)} ms`)
      start.apply(this, when)
    }
  }, languages)
}

export const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
