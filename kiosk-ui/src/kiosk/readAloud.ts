import { type Clips, recordingsOf } from '@shared/speech/clips'
import { say, type Speaker } from '@shared/speech/say'
import { voiceOf } from '@shared/speech/synthesis'
import { type Part, partsOf, partsShown, question } from './reading'

/** Reads what is shown, each part once, and goes on when something comes to it, until nobody listens any more. */
export async function readAloud(speaker: Speaker, listening: AbortSignal) {
  const read = new WeakMap<HTMLElement, Set<string>>()
  const asked = new WeakMap<HTMLElement, Part[]>()
  let asking = question()
  let sentence = new AbortController()
  let wake = () => {}
  const changes = new MutationObserver(() => {
    // A question over the screen does not wait until the screen is read.
    if (asking !== question()) sentence.abort()
    asking = question()
    wake()
  })
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['open'],
  })
  listening.addEventListener('abort', () => (changes.disconnect(), sentence.abort(), wake()), { once: true })

  /** What comes next; a question is read as it was asked, whatever counts down in it. */
  function next(): Part | undefined {
    if (!asking) return partsShown().find(({ element, text }) => !read.get(element)?.has(text))
    if (!asked.has(asking)) asked.set(asking, partsOf(asking))
    return asked.get(asking)!.shift()
  }

  while (!listening.aborted) {
    const part = next()
    if (!part) {
      await new Promise<void>((resolve) => (wake = resolve))
      continue
    }
    read.set(part.element, new Set([...(read.get(part.element) ?? []), part.text]))
    if (!canSay(part, speaker.clips, speaker)) continue
    sentence = new AbortController()
    await shownWhile(part.element, () => say(part, speaker, sentence.signal))
  }
}

const canSay = (part: Part, clips: Clips, { language }: Speaker) => recordingsOf(part, clips) ?? voiceOf(language)

/** Whoever does not read sees what is being read. */
async function shownWhile(element: HTMLElement, saying: () => Promise<void>) {
  const where = element.closest('button') ?? element
  where.toggleAttribute('data-spoken', true)
  await saying().finally(() => where.toggleAttribute('data-spoken', false))
}
