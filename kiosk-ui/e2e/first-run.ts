import fs from 'node:fs'
import path from 'node:path'

/** What a first start writes for whoever installs a station. */
export interface FirstRun {
  console: { url: string; user: string; password: string }
  kiosk: { url: string; pairingCode: string }
  worker: {
    workerId: string
    stationId: string
    deviceId: string
    username: string
    password: string
    mqtt: string
    ws: string
  }
  hub: { url: string; user: string; password: string }
}

export const readFirstRun = (dataDirectory: string) =>
  JSON.parse(fs.readFileSync(path.join(dataDirectory, 'first-run.json'), 'utf8')) as FirstRun

/** The first run of the station under test; the global setup says where its data is. */
export const firstRun = () => readFirstRun(process.env.YIZHAN_E2E_DATA!)
