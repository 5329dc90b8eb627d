# Four images from one file: `docker build --target server .`, `--target models`, `--target backup`, and the agent,
# which is the last stage because `lk agent create` and `lk agent deploy` take a Dockerfile's last stage.
# Each but that for backups holds Node, a few libraries of Debian 12 and one part of the product; there is no shell in it.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./
COPY protocol/package.json protocol/
COPY workouts/package.json workouts/
COPY store/package.json store/
COPY server/package.json server/
COPY agent/package.json agent/
COPY models/package.json models/
COPY coach-ui/package.json coach-ui/
COPY web/package.json web/
COPY examples/plain-html/package.json examples/plain-html/
COPY examples/react/package.json examples/react/
COPY stack/package.json stack/
COPY e2e/package.json e2e/
COPY bench/package.json bench/

FROM base AS root
COPY deploy/images/minimal-root.sh deploy/images/
RUN sh deploy/images/minimal-root.sh /minimal-root

FROM base AS page
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace=web --workspace=coach-ui --include-workspace-root=false
COPY protocol protocol
COPY workouts workouts
COPY coach-ui coach-ui
COPY web web
COPY tsconfig.json ./
RUN node_modules/.bin/vite build web && node_modules/.bin/vite build -c coach-ui/build/embed.config.ts

FROM base AS server-files
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=server --include-workspace-root=false
COPY protocol protocol
COPY workouts workouts
COPY store store
COPY server server
COPY deploy/images/prune.ts deploy/images/
RUN node deploy/images/prune.ts server && rm -r deploy

FROM base AS models-files
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=models --include-workspace-root=false
COPY protocol protocol
COPY workouts workouts
COPY models models
COPY deploy/images/prune.ts deploy/images/
RUN node deploy/images/prune.ts models && rm -r deploy

FROM base AS agent-files
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=agent --include-workspace-root=false
COPY protocol protocol
COPY workouts workouts
COPY store store
COPY agent agent
COPY deploy/images/prune.ts deploy/images/
RUN node deploy/images/prune.ts agent && rm -r deploy

FROM base AS backup-files
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=store --include-workspace-root=false
COPY protocol protocol
COPY workouts workouts
COPY store store
COPY deploy deploy
COPY stack/src/config.ts stack/src/
RUN ln -s /usr/local/bin/node node_modules/.bin/node

# Copies and drills on a schedule: a shell and restic are in this one.
FROM node:24.21.0-bookworm-slim AS backup
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends restic && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=backup-files /app /app
ENV NODE_ENV=production HOME=/tmp
USER 10001:10001
CMD ["/bin/sh", "deploy/schedule/backup.sh", "/copy"]

FROM scratch AS server
COPY --from=root /minimal-root /
COPY --from=server-files /app /app
COPY --from=page /app/web/dist /app/web/dist
WORKDIR /app
ENV NODE_ENV=production HOME=/data KINETRA_DB=/data/kinetra.db PORT=3000
USER 10001:10001
VOLUME ["/data"]
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["/usr/local/bin/node", "server/src/main.ts"]

FROM scratch AS models
COPY --from=root /minimal-root /
COPY --from=models-files /app /app
WORKDIR /app
ENV NODE_ENV=production HOME=/data KINETRA_CACHE=/data/cache MODELS_HOST=0.0.0.0 MODELS_PORT=9100
# docs/decisions/0092: what is freed goes back.
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=131072
USER 10001:10001
VOLUME ["/data"]
EXPOSE 9100
HEALTHCHECK --interval=15s --timeout=5s --start-period=300s CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.MODELS_PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["/usr/local/bin/node", "models/src/main.ts"]

FROM scratch AS agent
COPY --from=root /minimal-root /
COPY --from=agent-files /app /app
WORKDIR /app
ENV NODE_ENV=production HOME=/data KINETRA_DB=/data/kinetra.db AGENT_HOST=0.0.0.0 AGENT_PORT=8081
USER 10001:10001
VOLUME ["/data"]
EXPOSE 8081 9464
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.AGENT_PORT}/`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["/usr/local/bin/node", "agent/src/main.ts", "start"]
