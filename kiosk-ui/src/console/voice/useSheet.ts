import { computed, type Ref, shallowRef } from 'vue'
import type { VoiceClip } from '@shared/api/station'
import type { Locale } from '@shared/format'
import boardEn from '../../board/messages/en.json?url'
import boardZh from '../../board/messages/zh-CN.json?url'
import kioskEn from '../../kiosk/messages/en.json?url'
import kioskZh from '../../kiosk/messages/zh-CN.json?url'
import { useDesk } from '../desk'
import { useFresh } from '../useFresh'
import { type Messages, outdated, sheetOf } from './sheet'

/** Files, not part of this page: it would weigh more for what is rarely opened. */
const files = { 'zh-CN': { kiosk: kioskZh, board: boardZh }, en: { kiosk: kioskEn, board: boardEn } }
const read = async (url: string) => (await (await fetch(url)).json()) as Messages

async function loadTexts(language: Locale) {
  const { kiosk, board } = files[language]
  const [ofKiosk, ofBoard] = await Promise.all([read(kiosk), read(board)])
  return { kiosk: ofKiosk, board: ofBoard }
}

/** What is to be recorded in a language, and what is. */
export function useSheet(language: Ref<Locale>) {
  const { menu } = useDesk()
  const texts = shallowRef<Record<Locale, { kiosk: Messages; board: Messages }>>()
  const lost = shallowRef(false)
  const { data, failed, refresh } = useFresh<{ clips: VoiceClip[] }>(() => 'voice/clips')

  async function load() {
    lost.value = false
    try {
      const [zh, en] = await Promise.all([loadTexts('zh-CN'), loadTexts('en')])
      texts.value = { 'zh-CN': zh, en }
    } catch {
      lost.value = true
    }
  }
  void load()

  const clips = computed(() => data.value?.clips ?? [])
  const lines = computed(() =>
    texts.value && menu.value && data.value
      ? sheetOf(texts.value[language.value], menu.value, clips.value, language.value)
      : undefined,
  )
  return {
    lines,
    old: computed(() => outdated(lines.value ?? [], clips.value, language.value)),
    failed: computed(() => failed.value ?? (lost.value ? ('unanswered' as const) : undefined)),
    refresh: () => Promise.all([refresh(), texts.value ? undefined : load()]),
  }
}
