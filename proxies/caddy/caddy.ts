import type { Product } from '../product.ts'

export const caddy: Product = {
  name: 'caddy',
  title: 'Caddy',
  package: 'caddy',
  program: 'caddy',
  version: 'version',
  language: 'caddyfile',
  configurations: [{ file: 'Caddyfile', title: 'as above: its defaults', finds: [] }],
  command: ({ folder, file }) => ({
    args: ['run', '--adapter', 'caddyfile', '--config', `${folder}/Main`],
    // Without its interface for administration, which has one port for all.
    files: { Main: `{\n  admin off\n}\nimport ${file}\n` },
  }),
}
