import type { Locale } from '../format'
import { pause } from './sound'

const speech = () => ('speechSynthesis' in window ? window.speechSynthesis : undefined)

/** The device's own voice of a language, where it has one. */
export const voiceOf = (language: Locale) =>
  speech()
    ?.getVoices()
    .find(({ lang }) => lang.toLowerCase().startsWith(language.slice(0, 2)))

/** Longest that a sentence may take, milliseconds: some browsers never say that they are done. */
const patience = (text: string) => 5_000 + text.length * 400

/** Has the device's own voice say a text; resolves when it is over, or could not be said. */
export async function synthesise(text: string, language: Locale, signal: AbortSignal): Promise<void> {
  const device = speech()
  if (!device || signal.aborted) return
  const voice = voiceOf(language)
  // A voice of another language makes noise of it.
  if (!voice && device.getVoices().length) return
  const words = new SpeechSynthesisUtterance(text)
  if (voice) words.voice = voice
  words.lang = voice?.lang ?? language
  words.rate = 0.85
  const over = new Promise<void>((resolve) => (words.onend = words.onerror = () => resolve()))
  const hush = () => device.cancel()
  signal.addEventListener('abort', hush, { once: true })
  device.speak(words)
  await Promise.race([over, pause(patience(text), signal)])
  signal.removeEventListener('abort', hush)
}

/** Calls back when the device's voices change: browsers load them late. */
export function onVoices(changed: () => void): () => void {
  const device = speech()
  device?.addEventListener('voiceschanged', changed)
  return () => device?.removeEventListener('voiceschanged', changed)
}
