// The one suite that every runtime runs.

import { afterAll, beforeAll, describe } from 'vitest'
import { describeCompression } from './compression.ts'
import { describeEndings } from './endings.ts'
import { describeFaults } from './faults.ts'
import { describeHandshake } from './handshake-page.ts'
import { describeLibrary } from './library.ts'
import { describeMiddleware } from './middleware.ts'
import { describeOptions } from './options.ts'
import { describeRooms } from './rooms.ts'
import type { Capabilities, Runtime } from './runtime.ts'
import { describeService } from './service.ts'

export function describeBehaviour(
  name: string,
  start: () => Promise<Runtime>,
  can: Capabilities,
): void {
  describe(`on ${name}`, () => {
    let runtime: Runtime
    beforeAll(async () => {
      runtime = await start()
    })
    afterAll(() => runtime?.stop())

    describe('the service', () => describeService(() => runtime.service, can))
    describe('the handshake page', () => describeHandshake(() => runtime.service, can))
    describe('an ending', () => describeEndings(() => runtime.service, can))
    describe('the faults', () => describeFaults(() => runtime.service, can))
    describe('compression', () => describeCompression(() => runtime, can))
    describe('the library', () => describeLibrary(() => runtime.fixture, can))
    describe('an option', () => describeOptions(() => runtime.fixture, can))
    describe('the library', () => describeRooms(() => runtime.fixture, can))
    describe('middleware', () => describeMiddleware(() => runtime.fixture, can))
  })
}
