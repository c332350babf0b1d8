// The worker's device as anybody could write it: the npm `mqtt` client and the topics of asyncapi.yaml.
import { randomUUID } from 'node:crypto'
import { connectAsync } from 'mqtt'
import type { FirstRun } from './first-run'

export type Step = 'accepted' | 'departed' | 'arrived' | 'started' | 'finished'

interface VisitsMessage {
  visits: { id: string; state: string; version: number }[]
}

/** Connects over the given URL (`mqtt://` or `ws://`) and plays one worker's device. */
export async function connectDevice({ worker }: FirstRun, url: string) {
  const { deviceId, workerId, stationId, username, password } = worker
  const client = await connectAsync(url, {
    clientId: deviceId,
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
  })
  const root = `yz/v1/${stationId}`
  let sequence = Date.now()
  let visits: VisitsMessage['visits'] = []
  let changed = () => {}
  client.on('message', (topic, payload) => {
    if (topic !== `${root}/workers/${workerId}/visits`) return
    visits = (JSON.parse(payload.toString()) as VisitsMessage).visits
    changed()
  })
  await client.subscribeAsync(`${root}/workers/${workerId}/visits`, { qos: 1 })

  return {
    /** Waits until the station has told this device of a visit. */
    async sees(visit: string) {
      while (!visits.some(({ id }) => id === visit)) await new Promise<void>((resolve) => (changed = resolve))
    },
    /** Reports a step at QoS 1; resolves when the station has acknowledged it. */
    async report(visit: string, step: Step, data: { doorCode?: string } = {}) {
      const event = {
        specversion: '1.0',
        id: randomUUID(),
        source: `/devices/${deviceId}`,
        type: `org.yizhan.visit.${step}.v1`,
        time: new Date().toISOString(),
        sequence: ++sequence,
        data,
      }
      await client.publishAsync(`${root}/visits/${visit}/events`, JSON.stringify(event), { qos: 1 })
    },
    leave: () => client.endAsync(),
  }
}
