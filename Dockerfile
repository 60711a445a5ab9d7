# syntax=docker/dockerfile:1
# The newest LTS of Node; the code itself asks for no more than Node 20.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/ensure-patched.mjs scripts/
COPY patches patches
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/build build
COPY --from=build --chown=node:node /app/db/migrations db/migrations
USER node
EXPOSE 8080
CMD ["node", "build/processes/serve.js"]
