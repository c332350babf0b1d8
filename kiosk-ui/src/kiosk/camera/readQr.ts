// A chunk of its own, loaded when somebody asks for the camera: what a kiosk loads at first stays small.
import { decodeQR } from 'qr/decode.js'

/** The longer side of what is looked at, px: a ticket held up fills a third of it, and a slow kiosk keeps up. */
const longest = 800

/** Reads what a video shows at this moment: the text of its QR, nothing where there is none. */
export function createReader(): (video: HTMLVideoElement) => string | undefined {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  return (video) => {
    const { videoWidth, videoHeight } = video
    if (!videoWidth || !videoHeight) return undefined
    const scale = Math.min(1, longest / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // Nothing to be read in it.
      return undefined
    }
  }
}
