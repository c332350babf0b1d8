import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { loadedBy } from './offline.mjs'
import { say, StepFailed } from './run.mjs'

/** What each page may weigh, in KB (1 000 bytes) of gzip JS and CSS, before anybody asks it for anything. */
const budgets = { kiosk: 100, board: 90, worker: 110, console: 280, hub: 300 }

export function checkBudgets(dist) {
  const tooHeavy = []
  for (const [page, budget] of Object.entries(budgets)) {
    const kilobytes = weightOf(`${page}.html`, dist) / 1000
    say(`${page.padEnd(8)} ${kilobytes.toFixed(1).padStart(6)} of ${budget} KB`)
    if (kilobytes > budget) tooHeavy.push(page)
  }
  if (tooHeavy.length > 0) throw new StepFailed(`too heavy: ${tooHeavy.join(', ')}`)
}

function weightOf(page, dist) {
  const files = loadedBy(page, dist, { later: false }).filter((file) => /\.(js|css)$/.test(file))
  return files.reduce(
    (sum, file) => sum + zlib.gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length,
    0,
  )
}
