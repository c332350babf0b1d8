import fs from 'node:fs'
import path from 'node:path'
import { checkBudgets } from './budgets.mjs'
import { makeOffline } from './offline.mjs'
import { hashOf, isStamped, stamp } from './stamp.mjs'
import { generateTypes } from './types.mjs'
import { resources, root, say, tool } from './run.mjs'

const dist = path.join(root, 'dist')
const built = path.join(root, 'node_modules/.cache/built')
const target = path.resolve(root, '../target')
const copied = path.join(target, 'pages.stamp')
const pages = path.join(target, 'classes/pages')

const inputs = [
  'src',
  'build',
  'public',
  'kiosk.html',
  'console.html',
  'worker.html',
  'hub.html',
  'board.html',
  'vite.config.ts',
  'tsconfig.json',
  'redocly.yaml',
  'package-lock.json',
  path.relative(root, path.join(resources, 'openapi')),
]

/** Types, type-check, bundle, budgets; then the copy that goes into the jar. Each is skipped when nothing changed. */
export async function buildPages() {
  const wanted = hashOf(inputs, (file) => !/\.(spec|generated)\.ts$/.test(file))
  if (!fs.existsSync(dist) || !isStamped(built, wanted)) {
    fs.rmSync(built, { force: true })
    say('generating types …')
    generateTypes()
    say('checking types …')
    tool('vue-tsc/bin/vue-tsc.js', ['--noEmit'])
    say('bundling …')
    tool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
    checkBudgets(dist)
    makeOffline(dist)
    stamp(built, wanted)
  }
  if (!fs.existsSync(pages) || !isStamped(copied, wanted)) {
    fs.rmSync(pages, { recursive: true, force: true })
    fs.cpSync(dist, pages, { recursive: true, filter: (from) => path.basename(from) !== '.vite' })
    stamp(copied, wanted)
  }
  say('ready')
}
