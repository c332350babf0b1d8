// A stamp remembers the hash of what a step was made from, so that an unchanged step can be skipped.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

/** SHA-256 over names and contents of the given files and folders; `keep` decides which files count. */
export function hashOf(entries, keep = () => true) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap(filesOf).filter(keep).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.resolve(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

export function isStamped(marker, hash) {
  return fs.existsSync(marker) && fs.readFileSync(marker, 'utf8') === hash
}

export function stamp(marker, hash) {
  fs.writeFileSync(marker, hash)
}

function filesOf(entry) {
  const full = path.resolve(root, entry)
  if (!fs.statSync(full).isDirectory()) return [entry]
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(root, path.join(found.parentPath, found.name)))
}
