import { pause as pauseUntil } from '../console/wire/repetition.js'

/** Throws the reason of the signal. @type {(ms: number, signal: AbortSignal) => Promise<void>} */
export const pause = async (ms, signal) => {
  await pauseUntil(ms, signal)
  signal.throwIfAborted()
}
