// What the primary process and its workers say to each other, over Node's channel between them.

import type { MetricObjectWithValues, MetricValue } from 'prom-client'
import type { Settings } from '../settings/settings.ts'

/** The metrics of a process, as `getMetricsAsJSON()` of its registry gives them. */
export type ProcessMetrics = MetricObjectWithValues<MetricValue<string>>[]

export type ToWorker =
  | { type: 'edge-echo:stop' }
  | { type: 'edge-echo:reload' }
  | { type: 'edge-echo:metrics'; id: number }

export type FromWorker =
  | { type: 'edge-echo:listening'; url: string }
  | { type: 'edge-echo:failed'; reason: string }
  | { type: 'edge-echo:metrics'; id: number; metrics: ProcessMetrics }

/** What a worker is started with, as JSON in this variable of its environment. */
export const WORKER_VARIABLE = 'EDGE_ECHO_WORKER'

export interface WorkerOptions {
  /** Its own: with its share of MAX_CONNECTIONS. */
  settings: Settings
  /** How whoever has set them wrote them. */
  areFlags: boolean
}
