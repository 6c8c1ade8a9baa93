// What somebody is told who has set an address that cannot be listened on: why, and what to type.

import { SettingsError } from '../settings/settings.ts'

/** An address as it is set. */
export interface ListenAddress {
  host: string
  port: number
  /** The setting that the port comes from. */
  portName: 'PORT' | 'METRICS_PORT'
}

/** Writes that a setting has a value, as one types it: `PORT=0`, or `--port 0`. */
export type Assign = (name: string, value: string | number) => string

export const inEnvironment: Assign = (name, value) => `${name}=${value}`

const MAX_PORT = 65_535

/** @param cause what the runtime threw */
export function listenError(cause: unknown, address: ListenAddress, assign: Assign): SettingsError {
  const { host, port, portName } = address
  const where = `Cannot listen on HOST ${host}, ${portName} ${port}`
  return new SettingsError(`${where}: ${reasonOf(cause, address, assign)}`, { cause })
}

function reasonOf(cause: unknown, { port, portName }: ListenAddress, assign: Assign): string {
  const free = `${assign(portName, 0)} for any free port`
  switch ((cause as NodeJS.ErrnoException | null)?.code) {
    case 'EADDRINUSE':
      return `the port is taken; try ${assign(portName, neighbourOf(port))}, or ${free}`
    case 'EACCES':
      return `this process may not use that port; try ${free}`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `this machine has no such address; try ${assign('HOST', '127.0.0.1')}, or ${assign('HOST', '0.0.0.0')} for all of its addresses`
    default:
      return cause instanceof Error ? cause.message : String(cause)
  }
}

function neighbourOf(port: number): number {
  return port < MAX_PORT ? port + 1 : port - 1
}
