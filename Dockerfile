# The service in a container: docker build -t edge-echo . && docker run -p 3000:3000 edge-echo
# Built in one stage, so that neither compiler nor tests are in what runs.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The script that builds after an installation is not here yet.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json LICENSE CHANGELOG.md ./
COPY scripts/*.ts ./scripts/
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:20.20.2-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY public ./public
# An account of the base image that owns nothing here: what runs cannot change itself.
USER node
EXPOSE 3000
# The image has no curl, and Node can ask by itself: over TLS where a certificate is set, whoever it is for.
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "const { PORT, TLS_CERT } = process.env; require(TLS_CERT ? 'https' : 'http').get({ host: '127.0.0.1', port: PORT, path: '/healthz', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# Exec form: Node is process 1 and gets SIGTERM itself. The command is that of `npm start`.
CMD ["node", "dist/service/main/node.js"]
