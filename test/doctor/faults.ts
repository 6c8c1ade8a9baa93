// The faults of the proxy, each with the checks that are to find it.

import type { DoctorOptions } from '../../src/service/doctor/options.ts'
import type { Fault } from './faulty-proxy.ts'

interface FaultCase {
  name: string
  foundBy: string[]
  make: () => Fault
  asked?: Partial<DoctorOptions>
}

export const FAULTS: FaultCase[] = [
  {
    name: 'strips Upgrade',
    foundBy: ['upgrade'],
    make: () => ({ request: (head) => head.replace(/^(upgrade|connection):.*\r\n/gim, '') }),
  },
]
