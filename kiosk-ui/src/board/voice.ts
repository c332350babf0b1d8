/** Two soft tones, as of a doorbell, where the browser lets the page sound. Resolves when they are over. */
export async function chime(audio: AudioContext | undefined): Promise<void> {
  if (audio?.state !== 'running') return
  const ended = [880, 660].map(
    (hertz, index) =>
      new Promise<void>((resolve) => {
        const tone = audio.createOscillator()
        const volume = audio.createGain()
        const start = audio.currentTime + index * 0.45
        tone.frequency.value = hertz
        volume.gain.setValueAtTime(0.0001, start)
        volume.gain.exponentialRampToValueAtTime(0.5, start + 0.03)
        volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.8)
        tone.connect(volume).connect(audio.destination)
        tone.onended = () => resolve()
        tone.start(start)
        tone.stop(start + 0.85)
      }),
  )
  // An audio device that goes away ends nothing, and the next number must still be shown.
  await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, chimePatience))])
}

/** Longest that the chime may take, milliseconds. */
const chimePatience = 3_000

/** Longest that one sentence may take, milliseconds; some browsers never say that they are done. */
const patience = 12_000

/** Says a sentence; resolves when it is over, or could not be said. */
export function speak(text: string, language: string): Promise<void> {
  if (!('speechSynthesis' in window)) return Promise.resolve()
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text)
    words.lang = language
    words.rate = 0.85
    const timer = setTimeout(done, patience)
    function done() {
      clearTimeout(timer)
      resolve()
    }
    words.onend = words.onerror = done
    speechSynthesis.speak(words)
  })
}
