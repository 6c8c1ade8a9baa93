// One measurement: warm up, then look twice at the work done and at the processor time that the
// server has used for it.

import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMicroseconds, cpuTimes } from './processes.ts'

export interface WindowOptions {
  /** The processes of the server. */
  pids: readonly number[]
  warmupMs: number
  measureMs: number
}

export interface Measurement {
  /** What was counted: echoes, connections, answers. */
  count: number
  /** User and system time of the server, for one of them. */
  cpuMicroseconds: number
  /** How many a second of real time. */
  perSecond: number
}

/** @param counted how many there have been so far; fractions are welcome */
export async function measure(
  { pids, warmupMs, measureMs }: WindowOptions,
  counted: () => number,
): Promise<Measurement> {
  await sleep(warmupMs)
  const before = look(pids, counted)
  await sleep(measureMs)
  const after = look(pids, counted)
  const count = after.count - before.count
  if (count < 1) throw new Error('Nothing came back while it was measured')
  return {
    count,
    cpuMicroseconds: cpuMicroseconds(before.cpu, after.cpu) / count,
    perSecond: (count * 1000) / (after.time - before.time),
  }
}

function look(pids: readonly number[], counted: () => number) {
  return { count: counted(), cpu: cpuTimes(pids), time: performance.now() }
}
