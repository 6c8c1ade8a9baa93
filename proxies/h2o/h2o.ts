import type { Product } from '../product.ts'

export const h2o: Product = {
  name: 'h2o',
  title: 'H2O',
  package: 'h2o',
  program: 'h2o',
  version: '--version',
  language: 'yaml',
  configurations: [
    { file: 'good.yaml', title: 'as above', finds: [] },
    { file: 'bare.yaml', title: '`proxy.reverse.url` alone', finds: ['upgrade', 'server-view'] },
    {
      file: 'upgrade.yaml',
      title: 'and `proxy.websocket`',
      finds: ['server-view'],
      idleSeconds: 300,
    },
  ],
  command: ({ file }) => ({ args: ['-m', 'worker', '-c', file] }),
}
