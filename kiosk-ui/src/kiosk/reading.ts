// What a screen says, part by part, as it is shown.
import { type Sentence, spoken } from '@shared/speech/clips'

export interface Part extends Sentence {
  element: HTMLElement
}

/** What is read first on every screen, and then. */
const shown = ['.stage h1', '.subtitle', 'main', '.call-note']

/** The question over the screen, where there is one: then nothing else is read. */
export const question = () => document.querySelector<HTMLElement>('dialog[open]')

/** Everything that the screen shows now, in order. */
export const partsShown = (): Part[] =>
  shown.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)].flatMap(partsOf))

/** The lines of an element, each with what it stands in. */
export function partsOf(element: HTMLElement): Part[] {
  const lines = (text: string) =>
    text
      .split('\n')
      .map(spoken)
      .filter(Boolean)
      .map((line) => ({ text: line, element }))
  const inner = [...element.children].filter((child) => child instanceof HTMLElement && child.innerText.trim())
  if (!inner.some(standsAlone)) return lines(element.innerText)
  return [...element.childNodes].flatMap((node) => {
    if (node instanceof HTMLElement) return node.checkVisibility() ? partsOf(node) : []
    return node instanceof Text ? lines(node.data.replace(/\s+/g, ' ')) : []
  })
}

const standsAlone = (element: Element) => !getComputedStyle(element).display.startsWith('inline')
