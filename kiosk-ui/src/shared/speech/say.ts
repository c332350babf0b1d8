import type { Locale } from '../format'
import { type Clips, recordingsOf, type Sentence } from './clips'
import { play } from './sound'
import { synthesise } from './synthesis'

export interface Speaker {
  clips: Clips
  language: Locale
  audio: AudioContext | undefined
}

/** Says a sentence: as a person recorded it, or else with the device's own voice. Resolves when it is over. */
export async function say(sentence: Sentence, { clips, language, audio }: Speaker, signal: AbortSignal) {
  const ids = recordingsOf(sentence, clips)
  if (ids && audio && (await play(ids, audio, signal))) return
  if (!signal.aborted) await synthesise(sentence.text, language, signal)
}
