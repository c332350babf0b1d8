import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { drawIcons } from './icons.mjs'
import { root } from './run.mjs'

/** What makes the worker's page an app that opens without a network: its icons, and the keeper of its files. */
export function makeOffline(dist) {
  drawIcons(dist)
  const files = ['worker.html', 'worker.webmanifest', ...loadedBy('worker.html', dist)]
  const version = createHash('sha256')
  for (const file of files) version.update(fs.readFileSync(path.join(dist, file)))
  const urls = files.map((file) => (file === 'worker.html' ? '/worker' : `/${file}`))
  const keeper = fs
    .readFileSync(path.join(root, 'src/worker/offline/keeper.js'), 'utf8')
    .replace("'VERSION'", JSON.stringify(version.digest('hex').slice(0, 16)))
    .replace("['FILES']", JSON.stringify(urls))
  fs.writeFileSync(path.join(dist, 'worker-keeper.js'), keeper)
}

/** Scripts, styles and pictures that a page can ever load; not those that it loads `later`, when somebody asks for them. */
export function loadedBy(page, dist, { later = true } = {}) {
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const found = new Set()
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = manifest[key]
    for (const one of [file, ...css, ...assets]) found.add(one)
    for (const next of later ? [...imports, ...dynamicImports] : imports) visit(next)
  }
  visit(page)
  const html = fs.readFileSync(path.join(dist, page), 'utf8')
  for (const [, asset] of html.matchAll(/"\/(assets\/[^"]+)"/g)) found.add(asset)
  return [...found].filter((file) => fs.existsSync(path.join(dist, file)))
}
