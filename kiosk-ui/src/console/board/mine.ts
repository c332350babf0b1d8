const changes = new Set<string>()

/** Remembers that this page made a visit what it is at that version. */
export const noteMine = (visit: string, version: number) => changes.add(`${visit}:${version}`)

/** Whether this page did; everything else was somebody else. */
export const wasMine = (visit: string, version: number) => changes.has(`${visit}:${version}`)
