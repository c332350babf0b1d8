// Lets the JVM learn from one start of the packaged program what every later start needs: target/yizhan.aot.
// Without it everything works and takes longer to start, so a failure only warns. With one of another jar a JDK before
// 25.0.4 runs that jar's classes (JDK-8377932), so the old one goes first.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const project = path.resolve(import.meta.dirname, '../..')
const jar = path.join(project, 'target/yizhan.jar')
const cache = path.join(project, 'target/yizhan.aot')
/** How long learning may take on a slow machine, milliseconds. */
const limit = 180_000

if (!isNewer(cache, jar)) {
  console.log('server: learning to start quickly …')
  fs.rmSync(cache, { force: true })
  const home = process.env.TOOLCHAIN_JAVA_HOME ?? process.env.JAVA_HOME
  const java = home ? path.join(home, 'bin/java') : 'java'
  const args = ['@config/jvm.options', `-XX:AOTCacheOutput=${cache}`, '-jar', jar, 'warm-up']
  const run = spawnSync(java, args, { cwd: project, encoding: 'utf8', timeout: limit })
  if (run.status !== 0) console.warn(`server: starts will be slow: ${run.error ?? run.stderr}`)
}

function isNewer(file, than) {
  return fs.existsSync(file) && fs.statSync(file).mtimeMs > fs.statSync(than).mtimeMs
}
