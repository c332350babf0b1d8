// Which recording says what, as pure look-ups: a clip is played only where its very text is shown.
import type { VoiceClip } from '../api/station'
import { get } from '../http'
import type { Locale } from '../format'

/** Ids of recordings by the text that is heard; one language. */
export type Clips = ReadonlyMap<string, string>
export type Recorded = Readonly<Record<Locale, Clips>>

export const nothing: Recorded = { 'zh-CN': new Map(), en: new Map() }

/** How long a page waits to learn what was recorded, milliseconds; then its own voice reads. */
const patience = 2_000

/** What is to be said: its text, and the pieces of which it may be put together. */
export interface Sentence {
  text: string
  pieces?: readonly string[]
}

/** What people of the station recorded. */
export async function loadClips(): Promise<Recorded> {
  const { clips } = await get<{ clips: VoiceClip[] }>('voice/clips', { patience })
  return { 'zh-CN': clipsIn(clips, 'zh-CN'), en: clipsIn(clips, 'en') }
}

export const clipsIn = (clips: readonly VoiceClip[], language: Locale): Clips =>
  new Map(clips.filter((clip) => clip.language === language).map(({ id, text }) => [spoken(text), id]))

/** A text as it counts: how its spaces and lines lie is not heard. */
export const spoken = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The recordings that say a sentence: one of all of it, or one of every piece; nothing where a word is missing. */
export function recordingsOf({ text, pieces = [] }: Sentence, clips: Clips): string[] | undefined {
  const whole = clips.get(spoken(text))
  if (whole) return [whole]
  const parts = pieces.map((piece) => clips.get(spoken(piece)))
  return parts.length && parts.every((part) => part !== undefined) ? parts : undefined
}
