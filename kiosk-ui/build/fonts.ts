import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const name = 'virtual:noto-sans-sc'
const faceRule = /url\(\.\/(files\/[^)]+)\)[^}]*unicode-range: ([^;]+);/g

/**
 * Offers the subsets of Noto Sans SC as `[url, ranges][]`. Their stylesheet alone would be 31 KB gzip, a third of the kiosk's budget;
 * with the ranges as differences in base 36 it is 12.
 */
export function notoSansSc(): Plugin {
  const stylesheet = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/wght.css')
  return {
    name: 'noto-sans-sc',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const faces = [...fs.readFileSync(stylesheet, 'utf8').matchAll(faceRule)]
      const imports = faces.map(
        ([, file], at) => `import u${at} from '${path.join(path.dirname(stylesheet), file!)}?url'`,
      )
      const entries = faces.map(([, , ranges], at) => `[u${at}, '${differences(ranges!)}']`)
      return `${imports.join('\n')}\nexport default [${entries.join(',\n')}]`
    },
  }
}

/** `U+4e00,U+4e03-4e05` → `feo 3-2`: the distance from the end of the range before, and the length where it is not one. */
function differences(ranges: string): string {
  let end = 0
  return ranges
    .split(',')
    .map((range) => {
      const [first, last] = range
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => parseInt(hex, 16)) as [number, number?]
      const distance = (first - end).toString(36)
      end = last ?? first
      return last === undefined ? distance : `${distance}-${(last - first).toString(36)}`
    })
    .join(' ')
}
