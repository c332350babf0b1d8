// The sheet for whoever records: every text that kiosk and board say word for word, and which of them are recorded.
import type { Menu, VoiceClip } from '@shared/api/station'
import { type Locale, pick } from '@shared/format'
import { spoken } from '@shared/speech/clips'
import { desks, letters, signsOf, wordsAround } from '@shared/speech/pieces'

export interface Messages {
  [key: string]: string | Messages
}

export const groups = ['menu', 'board', 'kiosk'] as const
export type Group = (typeof groups)[number]

export interface Line {
  group: Group
  text: string
  /** What a file of it is called, without its ending. */
  file: string
  clip?: VoiceClip
}

/** What residents never hear: the browser's title, and what only staff read. */
const silent = new Set(['title', 'pairing'])

/** In the order in which it is worth recording; each text once. */
export function sheetOf(
  { kiosk, board }: { kiosk: Messages; board: Messages },
  menu: Menu,
  clips: readonly VoiceClip[],
  language: Locale,
): Line[] {
  const recorded = new Map(clips.filter((clip) => clip.language === language).map((clip) => [clip.text, clip]))
  const texts: [Group, string[]][] = [
    ['menu', menuTexts(menu, language)],
    ['board', callTexts(String(board.speech), language)],
    ['kiosk', fixedTexts(kiosk)],
  ]
  const lines = new Map<string, Line>()
  for (const [group, all] of texts)
    for (const text of all.map(spoken).filter(Boolean))
      if (!lines.has(text)) lines.set(text, { group, text, file: fileOf(text), clip: recorded.get(text) })
  return [...lines.values()]
}

const menuTexts = ({ categories, services }: Menu, language: Locale) => [
  ...[...categories, ...services].map(({ name }) => pick(name, language)),
  ...services.flatMap(({ includes, excludes }) => [pick(includes, language), pick(excludes, language)]),
]

const callTexts = (speech: string, language: Locale) => [
  ...wordsAround(speech),
  ...signsOf('0123456789', language),
  ...letters,
  ...desks,
]

/** Texts with a place for what changes cannot be recorded. */
const fixedTexts = (messages: Messages): string[] =>
  Object.entries(messages)
    .filter(([key]) => !silent.has(key))
    .flatMap(([, text]) => (typeof text === 'string' ? (/\{\w+\}/.test(text) ? [] : [text]) : fixedTexts(text)))

/** How many signs of a text name its file. */
const named = 24

/** Letters and digits alone, which every system takes in a file's name. */
export const fileOf = (text: string) => [...text.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, named).join('')

/** Recordings that no page plays any more, since it shows another text. */
export const outdated = (lines: readonly Line[], clips: readonly VoiceClip[], language: Locale) => {
  const shown = new Set(lines.map(({ text }) => text))
  return clips.filter((clip) => clip.language === language && !shown.has(clip.text))
}

/** The line that a file is the recording of, by its name; nothing where several could be meant. */
export function lineOf(fileName: string, lines: readonly Line[]): Line | undefined {
  const name = fileOf(fileName.replace(/\.\w+$/, ''))
  const found = lines.filter(({ file }) => file === name)
  return name && found.length === 1 ? found[0] : undefined
}

/** As a spreadsheet takes it. */
export const csvOf = (head: readonly string[], lines: readonly Line[], yes: string) =>
  '\ufeff' +
  [head, ...lines.map(({ file, text, clip }) => [file, text, clip ? yes : ''])]
    .map((row) => row.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

/** Nothing that a spreadsheet takes for a formula. */
const guarded = (cell: string) => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell)
