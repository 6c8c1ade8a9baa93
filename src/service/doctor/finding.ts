// What a check has found.

/**
 * `note` is a change on the way that breaks nothing by itself; `skipped` says nothing about the path.
 */
export type Verdict = 'ok' | 'note' | 'broken' | 'skipped'

export interface Finding {
  verdict: Verdict
  /** What was measured, in a few words. */
  value: string
  /** What it means for a WebSocket here. */
  meaning?: string
  /** What to change, and where. */
  change?: string
  /** The figures behind `value`, for programs: milliseconds and bytes. */
  figures?: Record<string, unknown>
}

type Rest = Omit<Finding, 'verdict' | 'value'>

export function ok(value: string, rest: Rest = {}): Finding {
  return { verdict: 'ok', value, ...rest }
}

export function note(value: string, rest: Rest & { meaning: string }): Finding {
  return { verdict: 'note', value, ...rest }
}

export function broken(value: string, rest: Rest & { meaning: string }): Finding {
  return { verdict: 'broken', value, ...rest }
}

export function skipped(value: string): Finding {
  return { verdict: 'skipped', value }
}
