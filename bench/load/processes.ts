// What Linux tells about a process: the processor time of its threads, to the nanosecond, and the
// memory that it holds. /proc/<pid>/stat would give the same time in steps of ten milliseconds.

import { readdirSync, readFileSync } from 'node:fs'

/** The process and its children, theirs included: some runtimes come in a wrapper. */
export function processTree(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return [pid, ...children.flatMap((child) => processTree(Number(child)))]
}

/** User and system time that each thread of these processes has used so far, in nanoseconds. */
export type CpuTimes = ReadonlyMap<string, number>

export function cpuTimes(pids: readonly number[]): CpuTimes {
  const times = new Map<string, number>()
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const time = cpuTime(pid, thread)
      if (time !== null) times.set(thread, time)
    }
  }
  return times
}

/** Null for a thread that has ended since it was listed. */
function cpuTime(pid: number, thread: string): number | null {
  try {
    const [onCpu] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    return Number(onCpu)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw error
  }
}

/** What was used in between. A thread that has ended takes its last share with it. */
export function cpuMicroseconds(before: CpuTimes, after: CpuTimes): number {
  let nanoseconds = 0
  for (const [thread, time] of after) nanoseconds += time - (before.get(thread) ?? 0)
  return nanoseconds / 1000
}

/** Memory of these processes that no file stands behind: the kernel takes and gives the rest freely. */
export function anonymousBytes(pids: readonly number[]): number {
  const sizes = pids.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}
