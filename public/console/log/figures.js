// Sizes, durations and times of day as people read them.

/** @param {number} bytes */
export const formatSize = (bytes) => {
  const power = bytes < 1024 ? 0 : bytes < 1 << 20 ? 1 : 2
  return `${(bytes / 1024 ** power).toFixed(power && 1)} ${['B', 'KiB', 'MiB'][power]}`
}

/** @param {number} ms */
export const formatDuration = (ms) =>
  ms < 10_000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`

/** @param {number} at milliseconds since 1970 */
export const formatTime = (at) => {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offsetMs).toISOString().slice(11, 23)
}
