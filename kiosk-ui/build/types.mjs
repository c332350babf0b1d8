import fs from 'node:fs'
import path from 'node:path'
import { resources, root, tool } from './run.mjs'

/** Writes the TypeScript types of both HTTP contracts, so that pages and server cannot disagree unnoticed. */
export function generateTypes() {
  for (const name of ['station', 'hub']) {
    const contract = path.join(resources, 'openapi', `${name}.yaml`)
    const types = path.join(root, 'src/shared/api', `${name}.generated.ts`)
    if (fs.existsSync(types) && fs.statSync(types).mtimeMs > fs.statSync(contract).mtimeMs) continue
    tool('openapi-typescript/bin/cli.js', [contract, '-o', types], { quiet: true })
  }
}
