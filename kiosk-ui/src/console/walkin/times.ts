// A time as it is typed at the counter: `9`, `14:30`, `mt 9` (明天 9), `12/1 9`.
import { typedMatches } from '@shared/pinyin'

/** A start that may be chosen, with what it is called by. */
export interface Time {
  start: string
  free: number
  /** `12/1` */
  date: string
  /** `09:00` */
  clock: string
  /** Such as `明天 周二`, in any language. */
  words: string
}

/** Whether a start is one that was typed. A bare number is an hour; with `:` a time, with `/` a date, else words. */
export function timeMatches(typed: string, { date, clock, words }: Time): boolean {
  return typed
    .trim()
    .toLowerCase()
    .replaceAll('：', ':')
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => {
      if (/^\d{1,2}$/.test(word)) return Number(clock.slice(0, 2)) === Number(word)
      if (/^\d{1,2}:\d{0,2}$/.test(word)) return clock.startsWith(word[1] === ':' ? `0${word}` : word)
      if (/^\d{1,2}[/.-]\d{1,2}$/.test(word)) return date === word.replace(/[.-]/, '/')
      return typedMatches(word, words)
    })
}
