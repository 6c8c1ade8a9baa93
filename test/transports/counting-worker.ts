// The counting service on Workers.

import { toWorker } from '../../src/worker/index.ts'
import { countingApp } from './counting-app.ts'

export default toWorker(countingApp)
