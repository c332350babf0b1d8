// Starts the built program as its users do: `java -jar yizhan.jar demo`, a station and a hub with sample data.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const project = path.resolve(import.meta.dirname, '../..')
const program = ['@config/jvm.options', '-XX:AOTCache=target/yizhan.aot', '-jar', 'target/yizhan.jar']
/** Printers of tests may be slow to answer. */
const patient = { YIZHAN_KIOSK_PRINTER_ANSWER_SECONDS: '30', YIZHAN_KIOSK_PRINTER_PAPER_SECONDS: '30' }
const usual = { YIZHAN_HTTP_PORT: '18480', YIZHAN_MQTT_PORT: '18483', YIZHAN_HUB_HTTP_PORT: '18490' }
/** How long a first start may take on a slow machine, milliseconds; it unpacks and creates a database. */
const startLimit = 120_000
/** How long a clean stop may take, milliseconds. */
const stopLimit = 30_000

export interface Running {
  data: string
  stop: () => Promise<void>
  /** As a power cut does it; returns when nothing of it answers any more. The data stay. */
  kill: () => Promise<void>
}

export interface Start {
  ports?: typeof usual
  /** Of a station that ran before. */
  data?: string
}

export async function startDemo({ ports = usual, data: before }: Start = {}): Promise<Running> {
  const data = before ?? fs.mkdtempSync(path.join(os.tmpdir(), 'yizhan-e2e-'))
  const name = ports === usual ? 'station.log' : `station-${ports.YIZHAN_HTTP_PORT}.log`
  const log = fs.openSync(path.resolve(import.meta.dirname, '../test-results', name), 'a')
  const checks = [ports.YIZHAN_HTTP_PORT, ports.YIZHAN_HUB_HTTP_PORT].map(
    (port) => `http://127.0.0.1:${port}/health/ready`,
  )
  const child = spawn(java(), [...program, 'demo', '--data', data], {
    cwd: project,
    env: { ...process.env, ...patient, ...ports },
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  const stop = async () => {
    await terminate(child)
    fs.rmSync(data, { recursive: true, force: true })
  }
  const kill = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    while ((await Promise.all(checks.map(answers))).some(Boolean)) await pause()
  }
  try {
    await ready(child, data, checks)
  } catch (failure) {
    await stop()
    throw failure
  }
  return { data, stop, kill }
}

/** JDK 25: Maven passes its path; by hand, whatever `java` is. */
function java() {
  const home = process.env.YIZHAN_JAVA_HOME ?? process.env.JAVA_HOME_25
  return process.env.YIZHAN_JAVA ?? (home ? path.join(home, 'bin/java') : 'java')
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 200))

async function ready(child: ChildProcess, data: string, checks: string[]) {
  const limit = Date.now() + startLimit
  let failed: Error | undefined
  child.once('error', (error) => (failed = error))
  while (Date.now() < limit) {
    if (failed || child.exitCode !== null)
      throw new Error(`the demo did not start, see test-results/station.log`, { cause: failed })
    if (fs.existsSync(path.join(data, 'first-run.json')) && (await Promise.all(checks.map(answers))).every(Boolean))
      return
    await pause()
  }
  throw new Error('the demo was not ready in time, see test-results/station.log')
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )

async function terminate(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimit)
  await gone
  clearTimeout(timer)
}
