import fs from 'node:fs'
import path from 'node:path'
import { startDemo } from './station'

/** Starts the station, or takes one that runs already: YIZHAN_E2E_DATA names its data directory. */
export default async function setUp() {
  const results = path.resolve(import.meta.dirname, '../test-results')
  fs.rmSync(path.join(results, 'shots'), { recursive: true, force: true })
  fs.mkdirSync(results, { recursive: true })
  if (process.env.YIZHAN_E2E_DATA) return undefined
  const { data, stop } = await startDemo()
  process.env.YIZHAN_E2E_DATA = data
  return stop
}
