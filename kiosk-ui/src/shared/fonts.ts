import faces from 'virtual:noto-sans-sc'
import { unicodeRange } from './unicodeRange'

// The browser fetches a subset when a character of it is shown, as it would from a stylesheet.
for (const [url, differences] of faces) {
  const face = new FontFace('Noto Sans SC Variable', `url(${url})`, {
    weight: '100 900',
    display: 'swap',
    unicodeRange: unicodeRange(differences),
  })
  document.fonts.add(face)
}
