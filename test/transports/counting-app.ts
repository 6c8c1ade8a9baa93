// The service with the system's clock, and an address that tells how many of its timers wait.

import { createApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock/index.ts'

let timers = 0

export const countingApp = createApp({
  serveStatic: () => async (_c, next) => next(),
  clock: {
    now: () => systemClock.now(),
    schedule(callback, delayMs) {
      let isWaiting = true
      const end = () => {
        if (isWaiting) timers -= 1
        isWaiting = false
      }
      timers += 1
      const cancel = systemClock.schedule(() => {
        end()
        callback()
      }, delayMs)
      return () => {
        end()
        cancel()
      }
    },
  },
}).get('/timers', (c) => c.json(timers))
