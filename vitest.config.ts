import { defineConfig } from 'vitest/config'

/** No process, no browser and no server: `npm run test:unit`, in seconds. */
const unit = [
  'test/{bun,client,memory,messages,proxies,readme,rooms,websocket}/**/*.test.ts',
  'test/memory.test.ts',
  'test/examples/chat.test.ts',
  'test/browser/unit/*.test.ts',
  'test/service/{faults,handshake,requests}/**/*.test.ts',
  'test/service/clock/{accept,clock,tick-sequence,ticks,wait}.test.ts',
  'test/doctor/{limited,refusals,report}.test.ts',
  'test/http/errors.test.ts',
  'test/node/{frame-follower,joining-writer,read-ahead,signs-of-life,small-message,typed-client}.test.ts',
  'test/transports/measure.test.ts',
]

/** A browser, workerd, an installation, thousands of connections, or waits: only in `npm test`. */
const slow = [
  'test/browser/{client,console-*}.test.ts',
  'test/**/*-worker.test.ts',
  'test/doctor/{command,doctor}.test.ts',
  'test/examples/chat-{page,redis}.test.ts',
  'test/hostile/**/*.test.ts',
  'test/node/leaks.test.ts',
  'test/package/**/*.test.ts',
  'test/shutdown/**/*.test.ts',
  'test/transports/page.test.ts',
  'test/limits/both-runtimes.test.ts',
  'test/worker.test.ts',
]

/** What every suite has in common, that of the other runtimes too. */
export const common = {
  // Timeouts exist only to fail: a runtime and a browser have to start within them.
  testTimeout: 30_000,
  hookTimeout: 90_000,
}

/** The library by its name, for the examples: as tsconfig.json has it. */
export const alias = [
  // Of its two builds, which do not know each other's objects, the one that graphql-ws gets from Node.
  { find: /^graphql$/, replacement: 'graphql/index.js' },
  { find: /^@edge-echo\/websocket$/, replacement: fromRoot('websocket/index.ts') },
  {
    find: /^@edge-echo\/websocket\/(adapter)$/,
    replacement: fromRoot('websocket/$1/index.ts'),
  },
  {
    find: /^@edge-echo\/websocket\/(bun|deno|memory|node|worker)$/,
    replacement: fromRoot('runtimes/$1/index.ts'),
  },
  { find: /^@edge-echo\/websocket\/client$/, replacement: fromRoot('client/node/index.ts') },
  { find: /^@edge-echo\/websocket\/([a-z]+)$/, replacement: fromRoot('$1/index.ts') },
]

function fromRoot(path: string): string {
  return `${import.meta.dirname}/src/library/${path}`
}

function project(name: string, include: string[], exclude: string[] = []) {
  return { resolve: { alias }, test: { ...common, name, include, exclude } }
}

export default defineConfig({
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    // Most files wait for a process or for the network. By default there would be one for two cores.
    maxWorkers: 2,
    projects: [
      project('unit', unit),
      project('fast', ['test/**/*.test.ts'], [...unit, ...slow]),
      project('slow', slow),
    ],
  },
})
