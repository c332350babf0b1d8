/** What happened and to what: `org.yizhan.visit.accepted.v1` is a visit that was accepted. */
export function eventParts(type: string): { thing: string; act: string } | undefined {
  const [, thing, act] = /^org\.yizhan\.([a-z-]+)\.([a-z-]+)\.v\d+$/.exec(type) ?? []
  return thing && act ? { thing, act } : undefined
}
