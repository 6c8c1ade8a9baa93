import type { Product } from '../product.ts'

export const varnish: Product = {
  name: 'varnish',
  title: 'Varnish',
  package: 'varnish',
  program: 'varnishd',
  version: '-V',
  language: 'vcl',
  configurations: [
    { file: 'good.vcl', title: 'as above', flags: ['-p', 'pipe_timeout=3600'], finds: [] },
    { file: 'bare.vcl', title: 'a backend alone', finds: ['upgrade'] },
    { file: 'good.vcl', title: 'without the flag', finds: [], idleSeconds: 60 },
  ],
  command: ({ folder, file, port }, { flags = [] }) => ({
    args: [
      ...['-F', '-j', 'none', '-n', `${folder}/varnish`, '-s', 'malloc,32m'],
      ...['-a', `127.0.0.1:${port}`, '-f', file, ...flags],
    ],
  }),
}
