// Many clients at once that want nothing.

import { type HostileInput, opened, opening } from './hostile-input.ts'

const CROWD = 1000

export const hostileCrowds: HostileInput[] = [
  { name: 'opened and reset', steps: ['reset' as const] },
  { name: 'reset behind their handshake', steps: [opening, 'reset' as const] },
  { name: 'upgraded and reset', steps: opened('reset') },
].map(({ name, steps }) => ({
  name: `1,000 connections at once, ${name}`,
  steps,
  answer: [],
  crowd: CROWD,
}))
