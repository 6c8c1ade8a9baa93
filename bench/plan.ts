// What a run of the bench is told, and what it gives.

import type { Group } from './groups.ts'
import type { Figures } from './race-track.ts'

export interface Plan {
  /** How often the servers of a scenario are started. */
  starts: number
  /**
   * After each start: the rounds of a group times its servers. The fewer they are, the more often each
   * works, and two that are compared by a promise alone are told apart more closely.
   */
  turns: number
  /**
   * How long each server works beforehand, for its engine to compile what it finds hot. In several loads:
   * when connections end for the first time, V8 drops what it has compiled for fields that never changed.
   */
  compileMs: readonly number[]
  /** Of each server in each round. */
  timing: { warmupMs: number; measureMs: number }
  /** The same for round trips: a tail takes more rounds to tell apart from what the machine does. */
  roundTrips: { rounds: number; measureMs: number }
  /** How often memory is weighed, and with how many connections. */
  weighings: number
  idleConnections: number
}

/** The outcome of a scenario, or of one side of it. */
export interface Result {
  title: string
  unit: 'µs CPU' | 'bytes' | 'µs'
  groups: readonly Group[]
  figures: Figures
  /** Into how many equal parts the figures fall, each of servers of its own. */
  starts: number
  /** What one has to know of this run beside the title. */
  note?: string
}
