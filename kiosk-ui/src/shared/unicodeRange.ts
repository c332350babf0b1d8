/** The CSS unicode-range of differences as `build/fonts.ts` writes them: `feo 3-2` → `U+4e00,U+4e03-4e05`. */
export function unicodeRange(differences: string): string {
  let end = 0
  return differences
    .split(' ')
    .map((range) => {
      const [distance, length] = range.split('-').map((digits) => parseInt(digits, 36)) as [number, number?]
      const first = end + distance
      end = first + (length ?? 0)
      return length === undefined ? `U+${first.toString(16)}` : `U+${first.toString(16)}-${end.toString(16)}`
    })
    .join(',')
}
