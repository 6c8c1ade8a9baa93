/** That of package.json, which not every runtime can read. `npm run release` writes both. */
export const version = '0.1.0'
