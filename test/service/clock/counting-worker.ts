// The counting service on Workers.

import { toWorker } from '../../../src/library/runtimes/worker/index.ts'
import { countingApp } from './counting-app.ts'

export default toWorker(countingApp)
