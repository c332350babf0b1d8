/** The longest pause between two attempts, milliseconds. */
export const longestPause = 120_000

/**
 * How long to wait after so many attempts that failed, milliseconds: twice as long each time, and by chance up to half
 * of it shorter, so that the phones of a community do not all come at once when the network is back.
 *
 * @param chance from 0 to 1
 */
export const pauseAfter = (attempts: number, chance: number) =>
  Math.min(1000 * 2 ** Math.min(attempts, 10), longestPause) * (1 - chance / 2)
