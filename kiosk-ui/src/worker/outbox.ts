import type { CloudEvent } from './reports'

export interface Letter {
  visit: string
  event: CloudEvent
}

/** Reports the station has not acknowledged yet, in order. They survive a closed page and an empty battery. */
export class Outbox {
  private readonly letters: Letter[]

  constructor(
    private readonly device: string,
    private readonly storage: Storage,
  ) {
    this.letters = JSON.parse(storage.getItem(this.key('outbox')) ?? '[]') as Letter[]
  }

  get waiting(): readonly Letter[] {
    return this.letters
  }

  add(letter: Letter) {
    this.letters.push(letter)
    this.save()
  }

  /** Forgets a report the station has; says which visit it was about. */
  acknowledged(event: string): string | undefined {
    const at = this.letters.findIndex((letter) => letter.event.id === event)
    if (at < 0) return undefined
    const [letter] = this.letters.splice(at, 1)
    this.save()
    return letter!.visit
  }

  /** The next number of this device, never given twice: it starts from the clock (ms), in case this storage was ever emptied. */
  nextSequence(now: number): number {
    const next = Math.max(now, Number(this.storage.getItem(this.key('sequence')) ?? 0) + 1)
    this.storage.setItem(this.key('sequence'), String(next))
    return next
  }

  private save() {
    this.storage.setItem(this.key('outbox'), JSON.stringify(this.letters))
  }

  private key(name: string) {
    return `yizhan.${name}.${this.device}`
  }
}
