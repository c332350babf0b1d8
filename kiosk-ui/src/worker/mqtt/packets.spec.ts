// Checked against mqtt-packet, the codec of the npm client, which nobody here wrote.
import mqttPacket from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { connect, packetParser, pingreq, puback, publish, subscribe } from './packets'

const peerReads = (bytes: Uint8Array) => {
  const found: mqttPacket.Packet[] = []
  const parser = mqttPacket.parser()
  parser.on('packet', (packet) => found.push(packet))
  parser.parse(Buffer.from(bytes))
  return found[0]
}
const peerWrites = (packet: mqttPacket.Packet) => new Uint8Array(mqttPacket.generate(packet))

describe('what the phone writes', () => {
  it('logs in', () => {
    const login = { clientId: 'd1', username: 'd1', password: 'токен' }
    expect(peerReads(connect(login, 30))).toMatchObject({
      cmd: 'connect',
      protocolVersion: 4,
      clean: true,
      keepalive: 30,
      clientId: 'd1',
      username: 'd1',
      password: Buffer.from('токен'),
    })
  })

  it('publishes at QoS 1, also what is longer than one length byte can say', () => {
    const payload = '服务'.repeat(200)
    const packet = peerReads(publish(77, 'yz/v1/s/visits/v/events', payload))
    expect(packet).toMatchObject({ cmd: 'publish', qos: 1, messageId: 77, topic: 'yz/v1/s/visits/v/events' })
    expect(String((packet as mqttPacket.IPublishPacket).payload)).toBe(payload)
  })

  it('subscribes, acknowledges and pings', () => {
    expect(peerReads(subscribe(3, ['a', 'b']))).toMatchObject({
      messageId: 3,
      subscriptions: [
        { topic: 'a', qos: 1 },
        { topic: 'b', qos: 1 },
      ],
    })
    expect(peerReads(puback(300))).toMatchObject({ cmd: 'puback', messageId: 300 })
    expect(peerReads(pingreq())).toMatchObject({ cmd: 'pingreq' })
  })
})

describe('what the phone reads', () => {
  const published = peerWrites({
    cmd: 'publish',
    topic: '主题',
    payload: '{"a":1}',
    qos: 1,
    messageId: 9,
    dup: false,
    retain: true,
  })

  it('understands the station', () => {
    const read = packetParser()
    expect(read(peerWrites({ cmd: 'connack', returnCode: 5, sessionPresent: false }))).toEqual([
      { type: 'connack', code: 5 },
    ])
    expect(read(published)).toEqual([{ type: 'publish', topic: '主题', payload: '{"a":1}', packetId: 9 }])
    expect(read(peerWrites({ cmd: 'puback', messageId: 258 }))).toEqual([{ type: 'puback', packetId: 258 }])
    expect(read(peerWrites({ cmd: 'suback', messageId: 2, granted: [1, 128] }))).toEqual([
      { type: 'suback', packetId: 2, codes: [1, 128] },
    ])
    expect(read(peerWrites({ cmd: 'pingresp' }))).toEqual([{ type: 'pingresp' }])
  })

  it('waits for the rest of a packet that comes byte by byte', () => {
    const read = packetParser()
    const found = [...published, ...published].flatMap((byte) => read(Uint8Array.of(byte)))
    expect(found.map(({ type }) => type)).toEqual(['publish', 'publish'])
  })

  it('gives up on a length that never ends', () => {
    expect(() => packetParser()(Uint8Array.of(0x30, 255, 255, 255, 255, 255))).toThrow('malformed')
  })
})
