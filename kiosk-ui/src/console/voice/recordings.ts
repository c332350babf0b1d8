import type { VoiceClip } from '@shared/api/station'
import type { Locale } from '@shared/format'
import { Problem, put } from '@shared/http'
import { type Line, lineOf } from './sheet'

/** What may be chosen as a recording. */
export const sounds = '.mp3,.m4a,.wav,.ogg,audio/mpeg,audio/mp4,audio/wav,audio/ogg'

const types: Record<string, string> = { mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', ogg: 'audio/ogg' }

export const clipPath = (language: Locale, text: string) =>
  `voice/clips?${new URLSearchParams({ language, text }).toString()}`

/** A file that is no recording or too large: the others may still be taken. */
const isOfTheFile = (failure: unknown) => failure instanceof Problem && [413, 415].includes(failure.status)

/** Sends every file that names a text; the names of the others, and of those that the station did not take. */
export async function handIn(files: readonly File[], lines: readonly Line[], language: Locale) {
  const left: string[] = []
  const refused: string[] = []
  let taken = 0
  for (const file of files) {
    const line = lineOf(file.name, lines)
    if (!line) {
      left.push(file.name)
      continue
    }
    try {
      await put<VoiceClip>(clipPath(language, line.text), typed(file))
      taken++
    } catch (failure) {
      if (!isOfTheFile(failure)) throw failure
      refused.push(file.name)
    }
  }
  return { taken, left, refused }
}

/** Systems call the same kind of file differently, or nothing at all. */
const typed = (file: File) =>
  new File([file], file.name, { type: types[file.name.split('.').pop()?.toLowerCase() ?? ''] ?? file.type })
