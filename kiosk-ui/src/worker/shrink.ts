/** Longest side of a photo that is kept, pixels: enough to see whether a stove is clean. */
const longest = 1600
const quality = 0.8

/** The size of a picture that is no longer than `limit` on either side. */
export function fit(width: number, height: number, limit = longest) {
  const scale = Math.min(1, limit / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A photo small enough for mobile data. Drawn anew, it says nothing of where and with which phone it was taken. */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { width, height } = fit(picture.width, picture.height)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')!.drawImage(picture, 0, 0, width, height)
  picture.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob((small) => (small ? resolve(small) : reject(new Error('no picture'))), 'image/jpeg', quality),
  )
}
