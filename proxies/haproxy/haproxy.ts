import type { Product } from '../product.ts'

export const haproxy: Product = {
  name: 'haproxy',
  title: 'HAProxy',
  package: 'haproxy',
  program: 'haproxy',
  version: '-v',
  language: 'haproxy',
  configurations: [
    { file: 'good.cfg', title: 'as above', finds: [] },
    { file: 'bare.cfg', title: "with Debian's timeouts", finds: ['sse'], idleSeconds: 50 },
  ],
  command: ({ file }) => ({ args: ['-db', '-f', file] }),
}
