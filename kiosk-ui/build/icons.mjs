// Draws the mark as PNG, because phones want that for an app on the home screen: a distance for each line of the drawing.
import fs from 'node:fs'
import path from 'node:path'
import { png } from './png.mjs'
import { root } from './run.mjs'

const grid = 64
/** Each pixel is looked at in so many places across and down. */
const samples = 3
/** A circle of 80 % of the width is shown of a maskable icon at least; the drawing keeps inside. */
const maskable = 0.72

/** Writes the icons of the worker's app. */
export function drawIcons(dist) {
  const mark = readMark(fs.readFileSync(path.join(root, 'src/shared/pictograms/mark.svg'), 'utf8'))
  const folder = path.join(dist, 'icons')
  fs.mkdirSync(folder, { recursive: true })
  const write = (name, size, look) => fs.writeFileSync(path.join(folder, name), png(size, draw(mark, size, look)))
  write('worker-192.png', 192, { corner: mark.corner, scale: 1 })
  write('worker-512.png', 512, { corner: mark.corner, scale: 1 })
  write('worker-maskable-512.png', 512, { corner: 0, scale: maskable })
  write('worker-180.png', 180, { corner: 0, scale: 0.9 })
}

function draw(mark, size, { corner, scale }) {
  const pixels = new Uint8Array(size * size * 4)
  const steps = Array.from({ length: samples }, (_, at) => (at + 0.5) / samples)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const seen = steps.flatMap((dy) =>
        steps.map((dx) => colourAt(mark, corner, scale, ((x + dx) * grid) / size, ((y + dy) * grid) / size)),
      )
      const opaque = seen.filter(Boolean)
      const mean = (channel) => Math.round(opaque.reduce((sum, it) => sum + it[channel], 0) / (opaque.length || 1))
      pixels.set([mean(0), mean(1), mean(2), Math.round((255 * opaque.length) / seen.length)], (y * size + x) * 4)
    }
  return pixels
}

function colourAt(mark, corner, scale, x, y) {
  const [cx, cy] = [x, y].map((it) => Math.max(corner - it, it - (grid - corner), 0))
  if (corner > 0 && Math.hypot(cx, cy) > corner) return undefined
  const at = [x, y].map((it) => (it - grid / 2) / scale + grid / 2)
  return mark.shapes.find(({ covers }) => covers(at))?.colour ?? mark.ground
}

/** The shapes of the mark, uppermost first. It is drawn with one rounded square, circles and strokes. */
function readMark(svg) {
  const tag = (name) => [...svg.matchAll(new RegExp(`<${name} ([^>]*)/?>`, 'g'))].map(([, text]) => attributes(text))
  const [square] = tag('rect')
  const [group] = tag('g')
  const shapes = [
    ...tag('circle').map(({ cx, cy, r, fill }) => ({
      colour: rgb(fill),
      covers: ([x, y]) => Math.hypot(x - cx, y - cy) <= r,
    })),
    ...tag('path').map(({ d, stroke }) => {
      const lines = linesOf(d)
      return {
        colour: rgb(stroke ?? group.stroke),
        covers: (at) => lines.some((line) => distance(at, line) <= group['stroke-width'] / 2),
      }
    }),
  ]
  return { corner: Number(square.rx), ground: rgb(square.fill), shapes: shapes.reverse() }
}

const attributes = (text) =>
  Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))

/** The strokes of a path as straight pieces; knows M, c, s and v. */
function linesOf(d) {
  const lines = []
  let [here, handle] = [[0, 0], undefined]
  const to = (next) => {
    lines.push([here, next])
    here = next
  }
  for (const [, command, rest] of d.matchAll(/([Mcsv])([^Mcsv]*)/g)) {
    const numbers = (rest.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
    if (command === 'M') here = numbers
    if (command === 'v') to([here[0], here[1] + numbers[0]])
    const width = command === 'c' ? 6 : 4
    for (let at = 0; 'cs'.includes(command) && at < numbers.length; at += width) {
      const start = here
      const points = []
      for (let pair = at; pair < at + width; pair += 2)
        points.push([start[0] + numbers[pair], start[1] + numbers[pair + 1]])
      if (command === 's') points.unshift([2 * start[0] - handle[0], 2 * start[1] - handle[1]])
      for (let step = 1; step <= 24; step++) to(bezier(start, ...points, step / 24))
      handle = points[1]
    }
  }
  return lines
}

const bezier = (a, b, c, d, t) =>
  [0, 1].map((i) => (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t ** 2 * c[i] + t ** 3 * d[i])

function distance([x, y], [[ax, ay], [bx, by]]) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
