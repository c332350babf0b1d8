import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { useI18n } from '@shared/i18n'
import { modes } from './modes'

/** What is read first on every screen, and then. */
const shown = ['.stage h1', '.subtitle', 'main']

/** Reads aloud what the screen shows, word for word, while the voice is on; says whether the device has such a voice. */
export function useVoice(screen: () => unknown) {
  const { locale } = useI18n()
  const silent = ref(false)
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined

  async function read() {
    speech?.cancel()
    silent.value = false
    if (!modes.voice) return
    await nextTick()
    const voice = speech?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(locale.value.slice(0, 2)))
    silent.value = !voice
    if (!speech || !voice) return
    const text = shown.map((part) => document.querySelector<HTMLElement>(part)?.innerText ?? '').join('\n')
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    speech.speak(words)
  }

  const again = () => void read()
  watch([screen, locale, () => modes.voice], again)
  // Browsers load their voices late.
  speech?.addEventListener('voiceschanged', again)
  onScopeDispose(() => {
    speech?.removeEventListener('voiceschanged', again)
    speech?.cancel()
  })
  return { silent }
}
