/** How much longer than its sound a recording may take, milliseconds: an audio device that goes away ends nothing. */
const patience = 2_000
/** How long a recording may take to come, milliseconds. */
const loading = 5_000

/** Plays recordings one after the other; false, and nothing heard, when one of them did not come or holds no sound. */
export async function play(ids: readonly string[], audio: AudioContext, signal: AbortSignal): Promise<boolean> {
  if (audio.state !== 'running') await Promise.race([audio.resume(), pause(patience, signal)]).catch(() => undefined)
  if (audio.state !== 'running') return false
  // Whole before the first is heard: what breaks off in the middle would be said twice.
  const sounds = await Promise.all(ids.map((id) => load(id, audio, signal))).catch(() => undefined)
  if (!sounds) return false
  for (const sound of sounds) if (!signal.aborted) await playOne(sound, audio, signal)
  return true
}

async function load(id: string, audio: AudioContext, signal: AbortSignal) {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(loading)])
  const response = await fetch(`/api/v1/voice/clips/${id}`, { signal: limit })
  if (!response.ok) throw new Error(`recording ${id}: ${response.status}`)
  return audio.decodeAudioData(await response.arrayBuffer())
}

async function playOne(sound: AudioBuffer, audio: AudioContext, signal: AbortSignal) {
  const source = audio.createBufferSource()
  source.buffer = sound
  source.connect(audio.destination)
  const ended = new Promise((resolve) => source.addEventListener('ended', resolve, { once: true }))
  source.start()
  await Promise.race([ended, pause(sound.duration * 1_000 + patience, signal)])
  source.stop()
}

/** Waits, but not for longer than anybody listens. */
export const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
