// The core alone: the package's entry brings a canvas and two SVG renderers along.
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode'
}

declare module 'virtual:noto-sans-sc' {
  const faces: [url: string, differences: string][]
  export default faces
}
