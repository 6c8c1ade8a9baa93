// Sizes, durations and times of day as people read them.

/** Round sizes are said without a fraction. @param {number} bytes */
export const formatSize = (bytes) => {
  const power = bytes < 1024 ? 0 : bytes < 1 << 20 ? 1 : 2
  const count = bytes / 1024 ** power
  return `${count.toFixed(Number.isInteger(count) ? 0 : 1)} ${['B', 'KiB', 'MiB'][power]}`
}

/** @param {number} ms */
export const formatDuration = (ms) => {
  if (ms < 10_000) return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`
  return formatUptime(ms)
}

/** Hours, minutes and seconds, as a clock that counts up. @param {number} ms */
export const formatUptime = (ms) => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, ...rest] = parts
  const clock = rest.map((part) => `${part}`.padStart(2, '0')).join(':')
  return hours ? `${hours}:${clock}` : clock
}

/** @param {number} at milliseconds since 1970 */
export const formatTime = (at) => {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offsetMs).toISOString().slice(11, 23)
}

/** @param {number} ms a difference of times */
export const formatDifference = (ms) => `+${(ms / 1000).toFixed(3)}`
