import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hashOf, isStamped, stamp } from './stamp.mjs'
import { root, say, StepFailed } from './run.mjs'

const marker = path.join(root, 'node_modules/.cache/installed')

/** Installs what the lock file names, unless that is what node_modules already holds. Runs no package's scripts. */
export function installDependencies() {
  const wanted = hashOf(['package.json', 'package-lock.json'])
  if (isStamped(marker, wanted)) return
  say('installing dependencies (once, some 650 MB) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const result = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) throw new StepFailed(`npm cannot be started: ${result.error.message}`)
  if (result.status !== 0) throw new StepFailed('npm ci failed')
  fs.mkdirSync(path.dirname(marker), { recursive: true })
  stamp(marker, wanted)
}
