import type { Letter, LetterBox } from './letters'

/**
 * Takes reports to the station: one at a time, in order, each again and again until it is acknowledged. A report lies in
 * the box before it is sent and until it is acknowledged, so whatever breaks in between only sends it once more under
 * the same id, which the station takes once.
 */
export class Courier {
  private letters: Letter[] = []
  private send?: (letter: Letter) => void
  private underWay?: string
  private last = 0

  constructor(private readonly box: LetterBox) {}

  /** Reads what an earlier page left. */
  async open(): Promise<readonly Letter[]> {
    const left = await this.box.all()
    const known = new Set(this.letters.map(({ event }) => event.id))
    this.letters = [...left.filter(({ event }) => !known.has(event.id)), ...this.letters]
    this.next()
    return left
  }

  get waiting(): readonly Letter[] {
    return this.letters
  }

  /** Stores a report and sends it when its turn comes; whether it is stored. Where it cannot be it lives as long as the page. */
  async take(now: number, write: (sequence: number) => Letter): Promise<boolean> {
    const stored = await this.box.add(now, write).catch(() => undefined)
    const letter = stored ?? write(Math.max(now, this.last + 1))
    this.last = letter.event.sequence
    this.letters.push(letter)
    this.next()
    return !!stored
  }

  /** There is a line to the station; what was under way on an older one is sent again. */
  connected(send: (letter: Letter) => void) {
    this.underWay = undefined
    this.send = send
    this.next()
  }

  disconnected() {
    this.send = undefined
  }

  /** Forgets a report that the station has; gives it back. */
  async acknowledged(event: string): Promise<Letter | undefined> {
    const letter = this.letters.find((one) => one.event.id === event)
    if (!letter) return undefined
    // What cannot be removed is sent once more by the next page, and taken once.
    await this.box.remove(event).catch(() => undefined)
    this.letters = this.letters.filter((one) => one !== letter)
    this.next()
    return letter
  }

  private next() {
    const [letter] = this.letters
    if (!letter || !this.send || this.underWay === letter.event.id) return
    this.underWay = letter.event.id
    this.send(letter)
  }
}
