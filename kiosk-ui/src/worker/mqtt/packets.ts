// The part of MQTT 3.1.1 that a worker's phone speaks: QoS 1 out, QoS 0 and 1 in. The npm client would be 105 KB gzip of
// the page's 110; this is 2, and leaves what must survive a lost network to the outbox.

export type Packet =
  | { type: 'connack'; code: number }
  | { type: 'publish'; topic: string; payload: string; packetId?: number }
  | { type: 'puback'; packetId: number }
  | { type: 'suback'; packetId: number; codes: number[] }
  | { type: 'pingresp' }
  | { type: 'other'; code: number }

export interface Login {
  clientId: string
  username: string
  password: string
}

const utf8 = new TextEncoder()
const text = new TextDecoder()

/** CONNECT with a clean session: what is not acknowledged is in the outbox, what is wanted is subscribed again. */
export function connect({ clientId, username, password }: Login, keepAliveSeconds: number): Uint8Array<ArrayBuffer> {
  const flags = 0b1100_0010
  return packet(0x10, [
    ...string('MQTT'),
    4,
    flags,
    ...int16(keepAliveSeconds),
    ...string(clientId),
    ...string(username),
    ...string(password),
  ])
}

/** SUBSCRIBE to topics at QoS 1. */
export const subscribe = (packetId: number, topics: readonly string[]) =>
  packet(0x82, [...int16(packetId), ...topics.flatMap((topic) => [...string(topic), 1])])

/** PUBLISH at QoS 1. */
export const publish = (packetId: number, topic: string, payload: string) =>
  packet(0x32, [...string(topic), ...int16(packetId), ...utf8.encode(payload)])

export const puback = (packetId: number) => packet(0x40, int16(packetId))
export const pingreq = () => packet(0xc0, [])
export const disconnect = () => packet(0xe0, [])

/** Cuts a stream of bytes into packets; keeps the unfinished rest for the next piece. Throws on what no server sends. */
export function packetParser() {
  let rest = new Uint8Array()
  return (piece: Uint8Array): Packet[] => {
    rest = join(rest, piece)
    const found: Packet[] = []
    for (let size = sizeOf(rest); size && size.total <= rest.length; size = sizeOf(rest)) {
      found.push(read(rest[0]!, rest.subarray(size.header, size.total)))
      rest = rest.slice(size.total)
    }
    return found
  }
}

function read(first: number, body: Uint8Array): Packet {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const type = first >> 4
  if (type === 2) return { type: 'connack', code: view.getUint8(1) }
  if (type === 3) return readPublish(first, body, view)
  if (type === 4) return { type: 'puback', packetId: view.getUint16(0) }
  if (type === 9) return { type: 'suback', packetId: view.getUint16(0), codes: [...body.subarray(2)] }
  return type === 13 ? { type: 'pingresp' } : { type: 'other', code: type }
}

function readPublish(first: number, body: Uint8Array, view: DataView): Packet {
  const end = 2 + view.getUint16(0)
  const topic = text.decode(body.subarray(2, end))
  const acknowledged = (first & 0b110) !== 0
  const payload = text.decode(body.subarray(acknowledged ? end + 2 : end))
  return { type: 'publish', topic, payload, packetId: acknowledged ? view.getUint16(end) : undefined }
}

/** Lengths of header and whole packet, or undefined while the length itself has not arrived. */
function sizeOf(bytes: Uint8Array) {
  let length = 0
  for (let at = 1; at < bytes.length; at++) {
    if (at > 4) throw new Error('malformed packet')
    length += (bytes[at]! & 0x7f) * 128 ** (at - 1)
    if (bytes[at]! < 0x80) return { header: at + 1, total: at + 1 + length }
  }
  return undefined
}

function packet(first: number, body: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const length: number[] = []
  for (let left = body.length; length.length === 0 || left > 0; left = Math.floor(left / 128))
    length.push((left % 128) + (left >= 128 ? 0x80 : 0))
  return join(Uint8Array.from([first, ...length]), Uint8Array.from(body))
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

const int16 = (value: number) => [value >> 8, value & 0xff]
const string = (value: string) => {
  const bytes = utf8.encode(value)
  return [...int16(bytes.length), ...bytes]
}
