import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { PublicBoard } from '@shared/api/station'
import { get } from '@shared/http'
import { type Call, heard, said, silence, spokenZh } from './calls'
import { chime, speak } from './voice'

/** How long a call stands alone before the next one, at least, milliseconds. */
const standing = 3_500

/** The calls as they are shown and said, one after the other. */
export function useCalls(say: { zh: (call: { number: string; desk: number }) => string; en: typeof say.zh }) {
  const calling = shallowRef(silence)
  const companies = shallowRef<PublicBoard['companies']>([])
  const now = shallowRef<Call>()
  const audio = 'AudioContext' in window ? new AudioContext() : undefined
  const silent = ref(audio !== undefined && audio.state !== 'running')
  let speaking = false
  let over = false
  onScopeDispose(() => (over = true))

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
    while (calling.value.waiting.length && !over) {
      const call = calling.value.waiting[0]!
      now.value = call
      calling.value = said(calling.value)
      await Promise.all([sayOne(call), new Promise((resolve) => setTimeout(resolve, standing))])
    }
    now.value = undefined
    speaking = false
  }

  async function sayOne({ number, desk }: Call) {
    await chime(audio)
    await speak(say.zh({ number: spokenZh(number), desk }), 'zh-CN')
    await speak(say.en({ number: [...number].join(' '), desk }), 'en-GB')
  }

  return { shown: computed(() => calling.value.shown), now, companies, silent, allowSound, look }
}
