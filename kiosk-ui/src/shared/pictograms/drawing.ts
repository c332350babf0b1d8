// Drawn for Yizhan on a 64 × 64 grid: `wash` is the tinted shape behind, `line` the strokes in front.

export interface Drawing {
  wash?: string
  line: string
}

export const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
export const dot = (x: number, y: number) => `M${x} ${y}h.1`
