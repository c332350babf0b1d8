// What is to be said aloud, as pure steps: in the order of the calls, each once, none skipped.
import type { PublicBoard } from '@shared/api/station'
import type { Locale } from '@shared/format'
import type { Sentence } from '@shared/speech/clips'
import { signsOf, wordsAround } from '@shared/speech/pieces'

export type Call = PublicBoard['calls'][number]

export interface Calling {
  /** The last call that was heard of, said or waiting; absent until the board first looked. */
  readonly last?: number
  /** Still to be said, first one first. */
  readonly waiting: readonly Call[]
  /** What stands on the board, newest first. */
  readonly shown: readonly Call[]
}

/** How many calls stand on the board. */
const shownAtMost = 5

export const silence: Calling = { waiting: [], shown: [] }

/** After a look: what a board finds when it begins is shown and not said, for it was said before. */
export function heard(calling: Calling, calls: readonly Call[]): Calling {
  const last = calling.last
  const fresh = last === undefined ? [] : calls.filter(({ seq }) => seq > last)
  const newest = Math.max(last ?? 0, ...calls.map(({ seq }) => seq))
  const shown = last === undefined ? calls.toReversed().slice(0, shownAtMost) : calling.shown
  return { last: newest, waiting: [...calling.waiting, ...fresh], shown }
}

/** The first one that waits is said, and stands on the board from now on; one that is called again moves up. */
export function said(calling: Calling): Calling {
  const [call, ...waiting] = calling.waiting
  if (!call) return calling
  const others = calling.shown.filter(({ number }) => number !== call.number)
  return { ...calling, waiting, shown: [call, ...others].slice(0, shownAtMost) }
}

/** A call as it is said: all of it, and the pieces that recordings may be put together of. */
export function sentenceOf(
  { number, desk }: Call,
  language: Locale,
  fill: (call: { number: string; desk: string }) => string,
): Sentence {
  const signs = signsOf(number, language)
  const [before, between, after] = wordsAround(fill({ number: '{number}', desk: '{desk}' }))
  const pieces = [before, ...signs, between, String(desk), after].filter((piece) => piece !== undefined)
  return { text: fill({ number: signs.join(' '), desk: String(desk) }), pieces }
}
