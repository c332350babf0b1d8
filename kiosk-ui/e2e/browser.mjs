// Chromium from npm alone: @sparticuz/chromium ships it compressed, with the libraries a bare machine lacks; the Chinese
// fonts come from @embedpdf/fonts-sc. Unpacked once per version beside node_modules' other caches.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const modules = path.resolve(import.meta.dirname, '../node_modules')
const chromium = path.join(modules, '@sparticuz/chromium')
const { version } = JSON.parse(fs.readFileSync(path.join(chromium, 'package.json'), 'utf8'))
const home = path.join(modules, '.cache', `chromium-${version}`)

export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** Path of a Chromium that runs here; sets the environment it needs. */
export function chromiumPath() {
  if (!fs.existsSync(home)) unpack()
  process.env.FONTCONFIG_FILE = path.join(home, 'fonts.conf')
  process.env.LD_LIBRARY_PATH = [path.join(home, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return path.join(home, 'chromium')
}

/** Unpacks aside and renames, so that a broken attempt or a second process leaves nothing half done. */
function unpack() {
  const aside = `${home}.${process.pid}`
  fs.mkdirSync(path.join(aside, 'fonts'), { recursive: true })
  fs.writeFileSync(path.join(aside, 'chromium'), brotli('chromium.br'), { mode: 0o755 })
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotli(`${archive}.tar.br`)
    execFileSync('tar', ['xf', '-', '-C', aside, '--no-same-owner'], { input, maxBuffer: 2 ** 30 })
  }
  for (const weight of ['Regular', 'Bold']) {
    const font = path.join(modules, '@embedpdf/fonts-sc/fonts', `NotoSansHans-${weight}.otf`)
    fs.copyFileSync(font, path.join(aside, 'fonts', `${weight}.otf`))
  }
  fs.writeFileSync(path.join(aside, 'fonts.conf'), fontsConf)
  try {
    fs.renameSync(aside, home)
  } catch (failure) {
    fs.rmSync(aside, { recursive: true })
    if (!fs.existsSync(home)) throw failure
  }
}

function brotli(name) {
  return zlib.brotliDecompressSync(fs.readFileSync(path.join(chromium, 'bin', name)))
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`
