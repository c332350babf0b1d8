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
