import type { Product } from '../product.ts'

export const nginx: Product = {
  name: 'nginx',
  title: 'nginx',
  package: 'nginx',
  program: 'nginx',
  version: '-v',
  language: 'nginx',
  configurations: [
    { file: 'good.conf', title: 'as above', finds: [] },
    { file: 'bare.conf', title: '`proxy_pass` alone', finds: ['upgrade', 'server-view'] },
    {
      file: 'upgrade.conf',
      title: 'and `Upgrade` passed on',
      finds: ['server-view'],
      idleSeconds: 60,
    },
    {
      file: 'faulty.conf',
      title: 'with a short timeout, limits and buffering',
      finds: ['body', 'sse'],
      idleSeconds: 5,
    },
  ],
  command: ({ folder, file }) => ({
    args: ['-p', folder, '-c', `${folder}/main.conf`],
    files: { 'main.conf': mainConf(file) },
  }),
}

/** What Debian's nginx.conf has around a site, with its files elsewhere. */
function mainConf(site: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'scgi', 'uwsgi']
  return `daemon off;
pid nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${name};`).join('\n  ')}
  include ${site};
}
`
}
