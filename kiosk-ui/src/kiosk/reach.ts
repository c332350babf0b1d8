// Where hands reach. A 43-inch screen stands upright: its picture is 952 mm high for 1 920 px, and its lower edge hangs about
// 400 mm above the floor.
const millimetresPerPixel = 952 / 1920
const screenHeight = 1920

/** What somebody in a wheelchair reaches with one hand from the front, millimetres above the floor (as ADA 308.2 has it). */
export const reach = { lowest: 380, highest: 1220 }

/** Where the lower edge of the picture hangs, and where it may hang at most for the low layout to be within reach, mm. */
export const lowerEdge = { usual: 400, highest: 690 }

/** How high above the floor a line of the picture is, mm; `y` in px from its top. */
export const heightOf = (y: number, edge = lowerEdge.usual) => edge + (screenHeight - y) * millimetresPerPixel

/** How much of the top is only read in the low layout, px: everything to be touched is below. */
export const lowHead = Math.ceil(screenHeight - (reach.highest - lowerEdge.highest) / millimetresPerPixel)
