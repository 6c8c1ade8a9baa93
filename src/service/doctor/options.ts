// How much is asked of the path.

import type { Asked } from '../../../public/doctor/check.js'

export interface DoctorOptions extends Asked {
  /** Sent with each request. */
  headers: Record<string, string>
}
