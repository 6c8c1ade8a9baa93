// Connections that do nothing but stay, opened a few at a time.

import { Connection, type Target } from './connection.ts'

export interface IdleLoad {
  kind: 'idle'
  target: Target
  /** All that shall be open: more are opened or what is too many is dropped. */
  connections: number
}

const AT_A_TIME = 100

const open: Connection[] = []

export async function runIdleLoad({ target, connections }: IdleLoad): Promise<void> {
  for (const client of open.splice(connections)) client.destroy()
  while (open.length < connections) {
    const missing = Math.min(AT_A_TIME, connections - open.length)
    open.push(
      ...(await Promise.all(Array.from({ length: missing }, () => Connection.open(target)))),
    )
  }
}
