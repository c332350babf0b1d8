import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { useI18n } from '@shared/i18n'
import { loadClips, nothing } from '@shared/speech/clips'
import { onVoices, voiceOf } from '@shared/speech/synthesis'
import { modes } from './modes'
import { readAloud } from './readAloud'

/** Reads aloud what the screen shows, word for word, while the voice is on; says whether there is no voice at all. */
export function useVoice(screen: () => unknown) {
  const { locale } = useI18n()
  const silent = ref(false)
  let recorded = nothing
  let audio: AudioContext | undefined
  let listening = new AbortController()

  async function read() {
    listening.abort()
    silent.value = false
    if (!modes.voice) return
    listening = new AbortController()
    const { signal } = listening
    const language = locale.value
    await nextTick()
    if (signal.aborted) return
    const clips = recorded[language]
    silent.value = !clips.size && !voiceOf(language)
    if (!silent.value) await readAloud({ clips, language, audio }, signal)
  }

  const again = () => void read()
  /** The touch that asks for the voice lets the page sound. */
  async function begin() {
    if (modes.voice) {
      if ('AudioContext' in window) audio ??= new AudioContext()
      recorded = await loadClips().catch(() => recorded)
    }
    again()
  }
  watch(() => modes.voice, begin)
  watch([screen, locale], again)
  const forget = onVoices(again)
  onScopeDispose(() => {
    forget()
    listening.abort()
    void audio?.close()
  })
  return { silent }
}
