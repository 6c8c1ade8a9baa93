import type { Product } from '../product.ts'

export const nghttpx: Product = {
  name: 'nghttpx',
  title: 'nghttpx',
  package: 'nghttp2-proxy',
  program: 'nghttpx',
  version: '--version',
  language: 'ini',
  configurations: [
    { file: 'good.conf', title: 'as above', finds: [] },
    { file: 'bare.conf', title: '`frontend` and `backend` alone', finds: [], idleSeconds: 60 },
  ],
  command: ({ file, folder }) => ({ args: [`--conf=${file}`, `--pid-file=${folder}/pid`] }),
}
