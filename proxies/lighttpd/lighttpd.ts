import type { Product } from '../product.ts'

export const lighttpd: Product = {
  name: 'lighttpd',
  title: 'lighttpd',
  package: 'lighttpd',
  program: 'lighttpd',
  version: '-v',
  language: 'lighttpd',
  configurations: [
    { file: 'good.conf', title: 'as above', finds: [] },
    { file: 'bare.conf', title: '`proxy.server` alone', finds: ['upgrade', 'sse'] },
    { file: 'upgrade.conf', title: 'and `upgrade` enabled', finds: ['sse'], idleSeconds: 60 },
  ],
  command: ({ file }) => ({ args: ['-D', '-f', file] }),
}
