// All hostile inputs, in the order in which a connection meets them.

import { hostileCompression } from './compressed.ts'
import { hostileCrowds } from './crowds.ts'
import { hostileDepartures } from './departures.ts'
import { hostileFrames } from './frames.ts'
import { hostileHandshakes } from './handshakes.ts'
import type { HostileInput } from './hostile-input.ts'
import { hostileIdlers } from './idlers.ts'
import { hostileRequests } from './requests.ts'
import { hostileSizes } from './sizes.ts'
import { hostileTargets } from './targets.ts'

export const hostileInputs = {
  'Request targets': hostileTargets,
  Requests: hostileRequests,
  Handshakes: hostileHandshakes,
  Departures: hostileDepartures,
  Frames: hostileFrames,
  Compression: hostileCompression,
  Sizes: hostileSizes,
  Idlers: hostileIdlers,
  Crowds: hostileCrowds,
} satisfies Readonly<Record<string, readonly HostileInput[]>>
