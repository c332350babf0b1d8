// An earlier ticket at the kiosk: a letter and three digits, then the eight digits of its code.

export type Proof = { number: string; code: string } | { booking: string; code: string }

export { letters } from '@shared/speech/pieces'

const numberLength = 4
const codeLength = 8

/** One more digit, as long as number and code can be. */
export const typed = (text: string, digit: string) => (text.length < numberLength + codeLength ? text + digit : text)

/** What was typed so far, with a place for every sign that is still to come: `A017 · 1234 ––––`. */
export function shown(text: string): string {
  const all = text.padEnd(numberLength + codeLength, '–')
  return `${all.slice(0, 4)} · ${all.slice(4, 8)} ${all.slice(8)}`
}

/** The ticket once all of it is typed. */
export function complete(text: string): Proof | undefined {
  if (text.length < numberLength + codeLength) return undefined
  return { number: text.slice(0, numberLength), code: text.slice(numberLength) }
}

/** The ticket in what a scanner read of its QR. */
export function scanned(text: string): Proof | undefined {
  const found = /\/ticket\/([0-9a-f-]{36})\/([0-9]{8})$/i.exec(text.trim())
  return found ? { booking: found[1]!, code: found[2]! } : undefined
}
