import type { Product } from '../product.ts'

export const apache: Product = {
  name: 'apache',
  title: 'Apache',
  package: 'apache2',
  program: 'apache2',
  version: '-v',
  language: 'apache',
  configurations: [
    { file: 'good.conf', title: 'as above', finds: [] },
    { file: 'bare.conf', title: '`ProxyPass` alone', finds: ['upgrade', 'server-view'] },
    {
      file: 'upgrade.conf',
      title: 'and `upgrade=websocket`',
      finds: ['server-view'],
      idleSeconds: 300,
    },
  ],
  command: ({ folder, file, port }) => ({
    args: ['-DFOREGROUND', '-f', `${folder}/main.conf`],
    files: { 'main.conf': mainConf(folder, file, port) },
  }),
}

/** What Debian's apache2.conf has around a site, after `a2enmod proxy_http`, with its files elsewhere. */
function mainConf(folder: string, site: string, port: number): string {
  const modules = ['mpm_event', 'authz_core', 'proxy', 'proxy_http']
  const load = modules.map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  )
  return `${load.join('\n')}
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
ServerName localhost
Timeout 300
Listen ${port}
Include ${site}
`
}
