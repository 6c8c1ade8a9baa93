// The one module of the Workers runtime that the entry imports.

declare module 'cloudflare:workers' {
  export const env: Record<string, unknown>
}
