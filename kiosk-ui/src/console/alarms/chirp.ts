const notes = [880, 660, 880, 660, 880, 660]
const seconds = 0.25

/** Two tones in turn, loud, where the browser lets the page sound; the eyes have the flashing strip in any case. */
export function chirp(audio: AudioContext | undefined = open()) {
  if (!audio) return
  notes.forEach((hertz, index) => {
    const tone = audio.createOscillator()
    const start = audio.currentTime + index * seconds
    tone.frequency.value = hertz
    tone.type = 'square'
    tone.connect(audio.destination)
    tone.start(start)
    tone.stop(start + seconds)
  })
}

const open = () => ('AudioContext' in window ? new AudioContext() : undefined)
