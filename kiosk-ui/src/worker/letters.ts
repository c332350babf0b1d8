// Reports on their way to the station, in IndexedDB.
import { answered, change, readAll } from './keep'
import type { CloudEvent } from './reports'

export interface Letter {
  visit: string
  event: CloudEvent
}

/** Where the reports lie that the station has not acknowledged. */
export interface LetterBox {
  /** All of them, oldest first. */
  all(): Promise<Letter[]>
  /** Adds the report that `write` makes of the device's next sequence number; it lies there when the promise is done. */
  add(now: number, write: (sequence: number) => Letter): Promise<Letter>
  remove(event: string): Promise<void>
}

/** The box of one device. Two windows may use it at once: a number is given out and its report stored in one transaction. */
export function letterBox(device: string): LetterBox {
  const ofDevice = async () =>
    (await readAll<Letter>('letters')).filter(({ value }) => value.event.source === `/devices/${device}`)
  return {
    all: async () => (await ofDevice()).map(({ value }) => value),
    add: (now, write) =>
      change(['facts', 'letters'], async (of) => {
        const facts = of('facts')
        const last = ((await answered(facts.get(`sequence.${device}`))) as number | undefined) ?? 0
        // Never twice the same number: it starts from the clock (ms), in case this storage was ever emptied.
        const sequence = Math.max(now, last + 1)
        const letter = write(sequence)
        await Promise.all([answered(facts.put(sequence, `sequence.${device}`)), answered(of('letters').add(letter))])
        return letter
      }),
    async remove(event) {
      const found = (await ofDevice()).find(({ value }) => value.event.id === event)
      if (found) await change(['letters'], (of) => answered(of('letters').delete(found.key)))
    },
  }
}
