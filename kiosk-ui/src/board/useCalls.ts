import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { PublicBoard } from '@shared/api/station'
import { get } from '@shared/http'
import type { Locale } from '@shared/format'
import { loadClips, nothing } from '@shared/speech/clips'
import { say } from '@shared/speech/say'
import { type Call, heard, said, sentenceOf, silence } from './calls'
import { chime } from './chime'

/** How long a call stands alone before the next one, at least, milliseconds. */
const standing = 3_500

const languages = ['zh-CN', 'en'] as const

/** The calls as they are shown and said, one after the other. */
export function useCalls(fill: (call: { number: string; desk: string }, language: Locale) => string) {
  const calling = shallowRef(silence)
  const companies = shallowRef<PublicBoard['companies']>([])
  const now = shallowRef<Call>()
  const audio = 'AudioContext' in window ? new AudioContext() : undefined
  const silent = ref(audio !== undefined && audio.state !== 'running')
  let speaking = false
  /** What was recorded, as far as it is known. */
  let recorded = nothing
  const listening = new AbortController()
  onScopeDispose(() => listening.abort())

  /** Browsers let a page sound only after somebody touched it, unless they are told otherwise. */
  async function allowSound() {
    await audio?.resume().catch(() => undefined)
    silent.value = audio !== undefined && audio.state !== 'running'
  }

  async function look() {
    const { last } = calling.value
    const board = await get<PublicBoard>(last === undefined ? 'public-board' : `public-board?after=${last}`)
    calling.value = heard(calling.value, board.calls)
    companies.value = board.companies
    void sayAll()
  }

  async function sayAll() {
    if (speaking) return
    speaking = true
    while (calling.value.waiting.length && !listening.signal.aborted) {
      const call = calling.value.waiting[0]!
      now.value = call
      calling.value = said(calling.value)
      await Promise.all([sayOne(call), new Promise((resolve) => setTimeout(resolve, standing))])
    }
    now.value = undefined
    speaking = false
  }

  /** In both languages, as people recorded it or with the device's own voice. */
  async function sayOne(call: Call) {
    await Promise.all([
      chime(audio),
      loadClips().then(
        (clips) => (recorded = clips),
        () => undefined,
      ),
    ])
    for (const language of languages) {
      const sentence = sentenceOf(call, language, (values) => fill(values, language))
      await say(sentence, { clips: recorded[language], language, audio }, listening.signal)
    }
  }

  return { shown: computed(() => calling.value.shown), now, companies, silent, allowSound, look }
}
