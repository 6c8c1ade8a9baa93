// The service twice, with the system's clock: at `/watched/clock` with timers that are counted, and
// at `/clock` to tell by that time goes on.

import { Hono } from 'hono'
import { createApp } from '../../../src/service/app.ts'
import { type Clock, systemClock } from '../../../src/service/clock/index.ts'

export interface TimerCount {
  waiting: number
  fired: number
}

const count: TimerCount = { waiting: 0, fired: 0 }

const countedClock: Clock = {
  now: () => systemClock.now(),
  elapsed: () => systemClock.elapsed(),
  schedule(callback, delayMs) {
    let isWaiting = true
    const end = () => {
      if (isWaiting) count.waiting -= 1
      isWaiting = false
    }
    count.waiting += 1
    const cancel = systemClock.schedule(() => {
      end()
      count.fired += 1
      callback()
    }, delayMs)
    return () => {
      end()
      cancel()
    }
  },
}

export const countingApp = new Hono()
  .get('/timers', (c) => c.json(count))
  .route(
    '/watched',
    createApp({ serveStatic: () => async (_c, next) => next(), clock: countedClock }),
  )
  .route('/', createApp({ serveStatic: () => async (_c, next) => next() }))
